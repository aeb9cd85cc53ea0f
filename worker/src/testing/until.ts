/** How much longer everything may take than on a quiet machine: a wait in vain is to end, and no other. */
const slowness = 8;

/** Short enough to see what soon passes, such as rows beyond a checkpoint. */
const pauseMilliseconds = 25;

/** For what lasts once it is there, such as the end of a run: each look is a request to the API. */
export const patientPause = 100;

/**
 * Waits until a condition has come true, looking forty times a second, or as often as is said; returns what it returned.
 * Throws with the name of what was waited for where it does not come true in time; `seconds` is how long it may take on a quiet machine.
 */
export async function until<Value>(
  what: string,
  condition: () => Promise<Value | false | null | undefined>,
  seconds = 20,
  pause = pauseMilliseconds,
): Promise<Value> {
  const deadline = performance.now() + 1000 * slowness * seconds;
  while (performance.now() < deadline) {
    const value = await condition();
    if (value !== false && value !== null && value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(`Waited ${slowness * seconds} s in vain until ${what}.`);
}
