/** Why a sweep is not for a budget, in a sentence: its learning rate falls towards another. */
export function decaysElsewhere(decayEnd: number): string {
  return `The learning rate falls until ${decayEnd} examples: a run's loss means something only there. Let the decay end where the budget does`;
}
