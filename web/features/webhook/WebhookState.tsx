import type { Language } from '../../charts/chart.type.ts';

type State = { isActive: boolean; failingSince: string | null; disabledAt: string | null };

/** Whether a webhook is on, and what is wrong with it. */
export function WebhookState({ webhook, language }: { webhook: State; language: Language }) {
  const { t, numbers } = language;
  const { isActive, failingSince, disabledAt } = webhook;
  const date = (time: string) => numbers.moment(new Date(time));
  const kind = isActive && !failingSince ? 'ok' : 'neutral';
  return (
    <>
      <span className={`chip ${kind}`}>{t(isActive ? 'webhook.on' : 'webhook.off')}</span>
      {disabledAt && <span className="caption"> {t('webhook.disabled', { date: date(disabledAt) })}</span>}
      {isActive && failingSince && (
        <>
          {' '}
          <span className="chip bad">{t('webhook.failing', { date: date(failingSince) })}</span>
        </>
      )}
    </>
  );
}
