import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { resend } from './actions.ts';
import styles from './webhook.module.css';
import type { WebhookAttempt, WebhookDelivery } from './webhook.type.ts';

const chipOf = { WAITING: 'running', DELIVERED: 'ok', GIVEN_UP: 'bad' } as const;

type DeliveryProps = { delivery: WebhookDelivery; language: Language };

/** One event on its way: how far it has come, and within it the body, every request and its answer. */
export function Delivery({ delivery, language }: DeliveryProps) {
  const { t, numbers } = language;
  const { id, event, status, createdAt, nextAttemptAt, attempts, body } = delivery;
  const moment = (time: string) => numbers.moment(new Date(time));
  const what = t(`webhook.event.${event}`);
  return (
    <details className={styles.delivery}>
      <summary>
        <strong>{what}</strong>{' '}
        <span className={`chip ${chipOf[status]}`}>{t(`webhook.status.${status}`)}</span>{' '}
        <span className="caption">
          <time dateTime={createdAt}>{moment(createdAt)}</time> ·{' '}
          {t('webhook.attempts', { count: attempts.length })}
          {nextAttemptAt && ` · ${t('webhook.next', { date: moment(nextAttemptAt) })}`}
        </span>
      </summary>
      <ActionForm
        action={resend}
        submit={t('webhook.again')}
        label={t('webhook.againOf', { event: what, date: moment(createdAt) })}
      >
        <input type="hidden" name="id" value={id} />
      </ActionForm>
      <Text title={t('webhook.body')} text={indented(body)} />
      {attempts.map((attempt) => (
        <Attempt key={attempt.number} attempt={attempt} language={language} />
      ))}
    </details>
  );
}

function Attempt({ attempt, language: { t, numbers } }: { attempt: WebhookAttempt; language: Language }) {
  const { number, sentAt, milliseconds, status, fault, responseHead, headers, url } = attempt;
  const time = numbers.duration(milliseconds / 1000);
  const outcome =
    status === null
      ? t('webhook.unanswered', { fault: t(`webhook.fault.${fault ?? 'CONNECTION_FAILED'}`), time })
      : t('webhook.answered', { status: String(status), time });
  const signed = headers.map((header) => `${header.name}: ${header.value}`).join('\n');
  return (
    <section className={styles.attempt}>
      <h3>{t('webhook.attempt', { number, date: numbers.moment(new Date(sentAt)) })}</h3>
      <p>{outcome}</p>
      {fault !== 'ADDRESS_REFUSED' && <Text title={t('webhook.headers')} text={`POST ${url}\n${signed}`} />}
      {responseHead && (
        <Text title={t(status === null ? 'webhook.reason' : 'webhook.answer')} text={responseHead} />
      )}
    </section>
  );
}

/** What went over the wire; long lines are wrapped, so that nothing has to be scrolled to. */
function Text({ title, text }: { title: string; text: string }) {
  return (
    <figure className={styles.text}>
      <figcaption>{title}</figcaption>
      <pre>{text}</pre>
    </figure>
  );
}

function indented(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}
