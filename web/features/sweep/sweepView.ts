import { costParameters } from '../cost/costView.ts';
import type { CurveAxis, CurveQuantity } from '../run/curves.ts';
import { curveAxes } from '../run/curves.ts';
import type { SearchParams } from '../shell/searchParams.type.ts';

/** What a reader chose to see of a sweep; lives in the address, so that a link shows the same. */
export type SweepView = {
  target: string | null;
  curve: CurveQuantity | null;
  search: CurveQuantity;
  against: CurveAxis;
};

export const outcomeQuantities = ['loss', 'accuracy', 'gradientNorm'] as const satisfies CurveQuantity[];
export const searchQuantities = ['stepSize', 'trials'] as const satisfies CurveQuantity[];

const asItStarts: SweepView = { target: null, curve: null, search: 'stepSize', against: 'steps' };

/** Reads the address; what it does not know there is as if it were not there. */
export function readSweepView(params: SearchParams): SweepView {
  return {
    target: typeof params.target === 'string' ? params.target : asItStarts.target,
    curve: outcomeQuantities.find((name) => name === params.curve) ?? asItStarts.curve,
    search: searchQuantities.find((name) => name === params.search) ?? asItStarts.search,
    against: curveAxes.find((name) => name === params.against) ?? asItStarts.against,
  };
}

/** Whether the address names something that only the evidence shows; a name that nobody knows names nothing. */
export function asksForEvidence(params: SearchParams): boolean {
  const view = readSweepView(params);
  const isNamed = (name: string) => params[name] !== undefined;
  return (
    view.curve === params.curve ||
    view.search === params.search ||
    view.against === params.against ||
    costParameters.some(isNamed)
  );
}

/** The address that shows a sweep as `view` with some choices changed; it names only what is not as it starts. */
export function sweepViewHref(sweepId: string, view: SweepView, change: Partial<SweepView>): string {
  const wanted = { ...view, ...change };
  const query = new URLSearchParams();
  for (const name of ['target', 'curve', 'search', 'against'] as const) {
    const value = wanted[name];
    if (value !== null && value !== asItStarts[name]) query.set(name, value);
  }
  const path = `/sweeps/${encodeURIComponent(sweepId)}`;
  return query.size > 0 ? `${path}?${query}` : path;
}
