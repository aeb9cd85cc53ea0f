import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until there is an answer, for ten seconds at most. */
export async function until<Answer>(question: () => Promise<Answer | null>): Promise<Answer> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await question();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error('What was waited for did not happen within ten seconds.');
    await sleep(50);
  }
}
