import type { Language } from '../../charts/chart.type.ts';
import { workIn } from './workIn.ts';

type MadeTeamProps = {
  name: string;
  /** In which team the reader worked before; absent where it is their first. */
  former: { id: string; name: string } | undefined;
  language: Language;
};

/** Said once a team is made: that the reader works in it now, and the way back. */
export function MadeTeam({ name, former, language: { t } }: MadeTeamProps) {
  return (
    <div role="status">
      <p>{t('team.made', { team: name })}</p>
      {former && (
        <form action={workIn}>
          <button type="submit" name="team" value={former.id} className="button">
            {t('team.backTo', { team: former.name })}
          </button>
        </form>
      )}
    </div>
  );
}
