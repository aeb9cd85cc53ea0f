import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FieldMethod } from '../../testing/callGraph.ts';
import { readFieldMethods } from '../../testing/callGraph.ts';

/** All fits of laws, all intervals of draws, and all fits of step times come to one of these. */
const fitsAndDraws = ['minimiseInBox', 'percentileEnds', 'leastLogDeviations'];
/** Wait for the thread in which theory computes. */
const turns = ['askedBy', 'inTurnOf'];

let fields: FieldMethod[];
beforeAll(() => {
  fields = readFieldMethods();
});

const reaching = (names: string[]) => fields.filter(({ reached }) => names.some((name) => reached.has(name)));
const namesOf = (found: FieldMethod[]) => found.map(({ name }) => name);
/** Fields that come to one of these, each with the way. */
const waysTo = (names: string[], found: FieldMethod[]) =>
  found.flatMap(({ name, reached }) =>
    names.flatMap((each) => (reached.has(each) ? [[name, ...(reached.get(each) ?? [])].join(' > ')] : [])),
  );

describe('a field of the API', () => {
  it('that fits or draws, in the thread or on the event loop, says what that takes', () => {
    const computing = reaching([...fitsAndDraws, ...turns]);
    const silent = computing.filter(({ decorators }) => !decorators.has('Computes'));
    expect(waysTo([...fitsAndDraws, ...turns], silent)).toEqual([]);
    // What the walk must see: through a service, a relation of one operation, and a preparation.
    expect(namesOf(computing)).toEqual(
      expect.arrayContaining([
        'SweepAskedTargetResolver.estimateFor',
        'PolicyComparisonResolver.result',
        'NewSweepResolver.createSweep',
      ]),
    );
  });

  it('leaves laws and their draws to the thread, but for what a transaction with locks keeps of a recommendation', () => {
    const heavy = ['minimiseInBox', 'percentileEnds'];
    const here = reaching(heavy);
    const alone = here.filter(({ reached }) => !reached.has('recommendationFromDraws'));
    expect(waysTo(heavy, alone)).toEqual([]);
    expect(waysTo(['minimiseInBox'], here)).toEqual([]);
    expect(namesOf(here).toSorted()).toEqual([
      'MemoResolver.createMemo',
      'ReportResolver.createReport',
      'ReportResolver.reportPreview',
      'ReportVersionResolver.addReportVersion',
    ]);
  });
});
