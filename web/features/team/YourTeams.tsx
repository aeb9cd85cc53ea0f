import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { Viewer } from '../session/viewer.ts';
import { workIn } from './workIn.ts';

type YourTeamsProps = { memberships: Viewer['memberships']; shownId: string; language: Language };

/** The way to the pages of the reader's other teams, and to work in the one that is shown; nothing for a member of one. */
export function YourTeams({ memberships, shownId, language: { t } }: YourTeamsProps) {
  const [current] = memberships;
  if (!current || memberships.length < 2) return null;
  return (
    <nav aria-label={t('team.yours')}>
      <p>
        {t('team.yours')}:{' '}
        {memberships
          .toSorted((one, other) => one.team.name.localeCompare(other.team.name))
          .map(({ team: { id, name } }, index) => (
            <span key={id}>
              {index > 0 && ' · '}
              <Link
                prefetch={false}
                href={`/team?team=${encodeURIComponent(id)}`}
                {...(id === shownId && { 'aria-current': 'page' as const })}
              >
                {name}
              </Link>
            </span>
          ))}
      </p>
      <p className="caption">{t('team.worksIn', { team: current.team.name })}</p>
      {current.team.id !== shownId && (
        <form action={workIn}>
          <button type="submit" name="team" value={shownId} className="button">
            {t('team.workHere')}
          </button>
        </form>
      )}
    </nav>
  );
}
