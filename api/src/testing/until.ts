import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until there is an answer, for ten seconds at most if nothing else is said. */
export async function until<Answer>(question: () => Promise<Answer | null>, seconds = 10): Promise<Answer> {
  const deadline = Date.now() + 1000 * seconds;
  for (;;) {
    const answer = await question();
    if (answer !== null) return answer;
    if (Date.now() > deadline)
      throw new Error(`What was waited for did not happen within ${seconds} seconds.`);
    await sleep(50);
  }
}
