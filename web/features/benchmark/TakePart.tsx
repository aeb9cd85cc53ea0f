import { usualTrainingSubset } from '@critbatch/theory';
import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { VersionData } from './benchmarkText.ts';

/** How a team gets onto the board, with what a sweep needs for it, said before one is started. */
export function TakePart({
  version,
  language: { t, numbers },
}: {
  version: VersionData;
  language: Language;
}) {
  const { model, dataset, metric, threshold } = version;
  const target = new URLSearchParams({ metric, threshold: String(threshold) });
  const isMeasuredOnSubset = metric === 'TRAINING_LOSS' || metric === 'GRADIENT_NORM';
  return (
    <div>
      <p className="caption">
        {t('benchmark.takePart.how', { model: model.name, dataset: dataset.name })}{' '}
        {isMeasuredOnSubset &&
          t('benchmark.takePart.subset', { examples: numbers.whole(usualTrainingSubset) })}
      </p>
      <p>
        <Link prefetch={false} href={`/sweeps/new?${target}`}>
          {t('benchmark.takePart.start')}
        </Link>{' '}
        ·{' '}
        <Link prefetch={false} href="/sweeps?status=FINISHED">
          {t('benchmark.takePart.finished')}
        </Link>
      </p>
    </div>
  );
}
