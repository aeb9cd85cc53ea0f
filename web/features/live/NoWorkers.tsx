import Link from 'next/link';
import type { Translator } from '../../i18n/translator.ts';

type NoWorkersProps = {
  workers: readonly { isThere: boolean }[];
  /** Team that has none; its page then shows where to attach one. */
  teamId: string | undefined;
  t: Translator;
};

/** Before anybody starts a sweep: that nobody is there to train it; nothing where somebody is. */
export function NoWorkers({ workers, teamId, t }: NoWorkersProps) {
  if (workers.some(({ isThere }) => isThere)) return null;
  const team = teamId === undefined ? '' : `?team=${encodeURIComponent(teamId)}`;
  return (
    <p className="caption">
      {t('sweep.noWorkers')}{' '}
      <Link prefetch={false} href={`/team${team}#workers`}>
        {t('sweep.attachWorker')}
      </Link>
    </p>
  );
}
