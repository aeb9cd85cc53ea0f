import type { LawName } from '../laws/laws.ts';
import type { Departure, Estimate, LawDraw, LawFit, OverheadBatchSize } from './estimate.type.ts';

/** An estimate without its draws, as it is stored. */
export type ShortEstimate = Omit<Estimate, 'samples'>;

/** The figures of an estimate as they are shown, whether it is stored or was only asked for. */
export function shownFigures(result: ShortEstimate, codeVersion: string) {
  return {
    ...result,
    codeVersion,
    suggestedBatchSizes: result.suggestedBatchSizes.map(Math.round),
    laws: result.laws.filter(isComplete).map((fit) => ({ ...fit, parameters: listed(fit.parameters) })),
    workRatios: result.workRatios
      .filter(({ value }) => Number.isFinite(value))
      .map(({ batchSize, isLowerBound, ...ratio }) => ({ batchSize, censored: isLowerBound, ratio })),
    // An estimate of before there were these is shown until it is computed again.
    lawsCriticalBatchSize: result.lawsCriticalBatchSize ?? null,
    departure: result.correctedLaw?.departure ?? null,
    overheads: (result.overheads ?? []).map(shownOverhead),
    testedRangeLower: result.testedRange?.lower ?? null,
    testedRangeUpper: result.testedRange?.upper ?? null,
  };
}

/** An overhead as it is shown. */
export function shownOverhead({ value, lower, upper, ...rest }: OverheadBatchSize) {
  return { ...rest, batchSize: { value, lower, upper } };
}

export type ShownFigures = ReturnType<typeof shownFigures>;

/** JSON has no infinity, which is stored as null: a fit without figures, which no run supports, is left out. */
function isComplete(fit: LawFit): boolean {
  return [fit.scatter, fit.logLikelihood, fit.aicc, fit.deltaAicc, fit.weight].every(Number.isFinite);
}

/** A law as theory computes with it, from one as it is shown, with what the runs say beyond it where that is given. */
export function lawDrawOf({
  law,
  parameters,
  departure,
}: {
  law: LawName;
  parameters: readonly { name: string; value: number }[];
  departure?: Departure | null;
}): LawDraw {
  const byName = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
  return { law, parameters: byName, ...(departure && { departure }) };
}

function listed(parameters: Record<string, number>) {
  return Object.entries(parameters)
    .filter(([, value]) => Number.isFinite(value))
    .map(([name, value]) => ({ name, value }));
}
