import type { SnapshotSweep } from '@critbatch/theory';
import { reportFields, reportSnapshotSchema, withhold } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { keptSnapshot } from '../../harness/sampleReport.ts';
import { shortState } from '../run/runState.ts';
import { shownSweep } from './shownSweep.ts';

const kept = reportSnapshotSchema.parse(keptSnapshot());
const [, flat] = kept.sweeps as [SnapshotSweep, SnapshotSweep];

it('shows a frozen sweep about its first target, whichever a run has reached beside it', () => {
  expect(flat.targets).toHaveLength(2);
  const { target, estimate, runs } = shownSweep(flat);
  expect([target?.threshold, estimate]).toEqual([0.1, flat.targets[0]?.estimate]);
  const [first] = flat.runs ?? [];
  const { target: _place, ...crossing } = first?.crossings.find((each) => each.target === 0) ?? {};
  expect(runs[0]?.crossing).toMatchObject(crossing);
  const onlyOther = { ...flat, runs: [{ ...first, crossings: first?.crossings.slice(1) }] } as SnapshotSweep;
  expect(shownSweep(onlyOther).runs[0]?.crossing).toBeNull();
});

it('tells a run that a plan stopped from one that missed its target, also to who holds a link', () => {
  const [first] = flat.runs ?? [];
  const stopped = {
    ...{ ...first, status: 'SUCCEEDED', outcome: 'BUDGET_SPENT', cancelRequested: true },
    crossings: [{ target: 0, lowerSteps: 120, upperSteps: null }],
  };
  const ofBefore = { ...stopped, cancelRequested: undefined };
  const snapshot = { ...keptSnapshot(), sweeps: [{ ...flat, runs: [stopped, ofBefore] }] };
  const [sweep] = withhold(reportSnapshotSchema.parse(snapshot), { names: true, fields: [] }).sweeps;
  expect(shownSweep(sweep as SnapshotSweep).runs.map(shortState)).toEqual(['stopped', 'censored']);
});

it('lists the settings of a rule, which reports of December 2026 keep as fields', () => {
  expect(flat.configuration?.policy).toMatchObject({ __typename: 'NesterovPolicy', momentum: 0.9 });
  expect(shownSweep(flat).configuration?.policy).toMatchObject({
    settings: [{ name: 'momentum', value: 0.9 }],
  });
});

it('makes up nothing for what a link withholds', () => {
  const [bare] = withhold(kept, { names: true, fields: reportFields }).sweeps as [SnapshotSweep];
  expect(shownSweep(bare)).toMatchObject({
    number: null,
    name: null,
    configuration: null,
    currentBatchSize: null,
    deviceSeconds: null,
    runs: [],
    plan: null,
  });
});

it('translates a sweep once: what is drawn of it hangs on the translation', () => {
  expect(shownSweep(flat)).toBe(shownSweep(flat));
});
