import { targetText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { Choices } from '../shell/Choices.tsx';
import type { TargetData } from '../target/target.type.ts';
import type { SweepView } from './sweepView.ts';
import { sweepViewHref } from './sweepView.ts';

type TargetChoicesProps = {
  sweep: { id: string; targets: readonly TargetData[]; target: TargetData | undefined };
  view: SweepView;
  language: Language;
};

/** The targets of a sweep that has several: each has an answer of its own. */
export function TargetChoices({ sweep, view, language }: TargetChoicesProps) {
  if (sweep.targets.length < 2) return null;
  const choices = sweep.targets.map((target, index) => ({
    name: targetText(target, language),
    href: sweepViewHref(sweep.id, view, { target: index === 0 ? null : target.id }),
    isCurrent: target.id === sweep.target?.id,
  }));
  return <Choices label={language.t('sweep.target')} choices={choices} />;
}
