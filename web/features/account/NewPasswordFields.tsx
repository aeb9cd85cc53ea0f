import type { Translator } from '../../i18n/translator.ts';

type NewPasswordFieldsProps = { leastLength: number; t: Translator };

/** A new password, typed twice: what is typed is not seen. */
export function NewPasswordFields({ leastLength, t }: NewPasswordFieldsProps) {
  return (
    <>
      <label>
        {t('account.newPassword')}
        <input
          type="password"
          name="newPassword"
          autoComplete="new-password"
          minLength={leastLength}
          maxLength={128}
          aria-describedby="new-password-hint"
          required
        />
      </label>
      <label>
        {t('account.again')}
        <input type="password" name="again" autoComplete="new-password" required />
      </label>
      <p className="caption" id="new-password-hint">
        {t('account.hint', { count: leastLength })}
      </p>
    </>
  );
}
