import type { Language } from '../../charts/chart.type.ts';
import { Choices } from '../shell/Choices.tsx';
import type { SweepPageData } from './sweepPage.type.ts';
import type { SweepView } from './sweepView.ts';
import { sweepViewHref } from './sweepView.ts';

type TargetChoicesProps = { sweep: SweepPageData; view: SweepView; language: Language };

/** The targets of a sweep that has several: each has an answer of its own. */
export function TargetChoices({ sweep, view, language: { t, numbers } }: TargetChoicesProps) {
  if (sweep.targets.length < 2) return null;
  const choices = sweep.targets.map(({ id, metric, threshold }, index) => ({
    name: t(`answer.target.${metric}`, { threshold: numbers.setting(threshold) }),
    href: sweepViewHref(sweep.id, view, { target: index === 0 ? null : id }),
    isCurrent: id === sweep.target?.id,
  }));
  return <Choices label={t('sweep.target')} choices={choices} />;
}
