import { setTimeout as sleep } from 'node:timers/promises';

/** How much longer everything may take than on a quiet machine: a wait in vain is to end, and no other. */
const slowness = 8;

/** Asks again until there is an answer, which neither null nor false is; `seconds` is how long that may take on a quiet machine. */
export async function until<Answer>(question: () => Promise<Answer | null>, seconds = 10): Promise<Answer> {
  const deadline = Date.now() + 1000 * slowness * seconds;
  for (;;) {
    const answer = await question();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > deadline)
      throw new Error(`What was waited for did not happen within ${slowness * seconds} seconds.`);
    await sleep(50);
  }
}
