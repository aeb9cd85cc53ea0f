import type { Language } from '../../charts/chart.type.ts';
import type { TeamExportsQuery } from '../../graphql/generated/graphql.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { Section } from '../team/Section.tsx';
import styles from '../team/team.module.css';
import { exportTeam, removeTeamExport } from './actions.ts';
import { byteSize } from './byteSize.ts';
import { FollowExports } from './FollowExports.tsx';

type TeamExportsProps = { team: NonNullable<TeamExportsQuery['team']>; language: Language };

/** All of a team as one file: ordered here, written in the background, downloaded here until it expires. */
export function TeamExports({ team, language: { t, numbers } }: TeamExportsProps) {
  const date = (time: string) => numbers.date(new Date(time));
  return (
    <Section title={t('exchange.team.title')} lead={t('exchange.team.lead')}>
      <ActionForm action={exportTeam} submit={t('exchange.team.order')}>
        <input type="hidden" name="teamId" value={team.id} />
      </ActionForm>
      <FollowExports
        exports={team.exports.nodes.map(({ id, status, createdAt }) => ({
          id,
          isOpen: status === 'QUEUED' || status === 'RUNNING',
          ended: t(status === 'FAILED' ? 'exchange.team.failed' : 'exchange.team.ready', {
            date: date(createdAt),
          }),
        }))}
      />
      <ul className={styles.rows}>
        {team.exports.nodes.map(
          ({ id, status, sweepsDone, sweepsTotal, byteLength, failureMessage, createdAt, expiresAt }) => (
            <li key={id}>
              <span>
                <strong>{date(createdAt)}</strong>{' '}
                <span
                  className={`chip ${status === 'DONE' ? 'ok' : status === 'FAILED' ? 'bad' : 'running'}`}
                >
                  {t(`exchange.team.status.${status}`, { done: sweepsDone, all: sweepsTotal ?? 0 })}
                </span>
              </span>
              {failureMessage && (
                <span className="caption" lang="en">
                  {failureMessage}
                </span>
              )}
              {status === 'DONE' && expiresAt && (
                <span className="caption">
                  {t('exchange.team.size', {
                    size: byteSize(Number(byteLength), numbers),
                    date: date(expiresAt),
                  })}
                </span>
              )}
              {status === 'DONE' && (
                <a href={`/exports/${encodeURIComponent(id)}`} download className="button">
                  {t('exchange.team.download')}
                </a>
              )}
              <ActionForm
                action={removeTeamExport}
                submit={t('exchange.team.remove')}
                label={t('exchange.team.removeOf', { date: date(createdAt) })}
              >
                <input type="hidden" name="id" value={id} />
              </ActionForm>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
