import type { Language } from '../../charts/chart.type.ts';
import { LetterChoicesDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { CheckSet } from '../form/CheckSet.tsx';
import { Section } from '../team/Section.tsx';
import { chooseLetters } from './actions.ts';

/** Of which kinds of notifications the reader gets e-mails. */
export async function LetterChoices({ language: { t } }: { language: Language }) {
  const answer = await requestGraphql(LetterChoicesDocument, {});
  if (answer.status === 'unreachable' || !answer.data.viewer) return null;
  const { viewer, signInOptions } = answer.data;
  return (
    <Section
      id="notifications"
      title={t('notification.letters')}
      lead={t(signInOptions.linkByEmail ? 'notification.lettersLead' : 'notification.noPost')}
    >
      <ActionForm action={chooseLetters} submit={t('notification.save')}>
        <CheckSet legend={t('notification.kinds')}>
          {viewer.letterChoices.map(({ kind, byLetter }) => (
            <label key={kind}>
              <input type="checkbox" name="kind" value={kind} defaultChecked={byLetter} />
              <input type="hidden" name="offered" value={kind} />
              {byLetter && <input type="hidden" name="known" value={kind} />}
              {t(`notification.kind.${kind}`)}
            </label>
          ))}
        </CheckSet>
      </ActionForm>
    </Section>
  );
}
