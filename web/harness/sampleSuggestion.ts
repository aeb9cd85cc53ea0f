import type { Suggestion } from '../features/change/loadSuggestion.ts';

const run = (batchSize: number, seed: number) => ({
  batchSize,
  seed,
  maxExamples: 900_000,
  expectedDeviceSeconds: 96,
});

/** What the planner might name for the sweeps of the samples: nothing for the one in which no run arrives. */
export function sampleSuggestion(id: string | undefined): { id: string; suggestedRuns: Suggestion } {
  if (id === 'sweep-217') {
    const suggestedRuns = {
      runs: [],
      expectedDeviceSeconds: 0,
      expectedCost: null,
      openRuns: 0,
      stopReason: 'NOTHING_ARRIVES' as const,
      isWorthwhile: false,
      outcomes: null,
    };
    return { id, suggestedRuns };
  }
  const suggestedRuns = {
    runs: [run(24, 1), run(24, 2), run(16, 1), run(40, 1)],
    expectedDeviceSeconds: 384,
    expectedCost: { amount: 0.12, currency: 'USD' },
    openRuns: 0,
    stopReason: null,
    isWorthwhile: true,
    outcomes: { simulations: 100, settled: 72 },
  };
  return { id: id ?? '', suggestedRuns };
}
