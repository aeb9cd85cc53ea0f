import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './graphql.ts';

/** Counts as time waited, so that a stall that begins within it is told whole; a twentieth of the stalls that are looked for. */
const pauseMilliseconds = 250;

/** The longest time that somebody who asks for little had to wait while `work` went on, and the most memory that the API took. */
export async function besideBystander<Result>(
  { url, pid, token }: { url: string; pid: number; token: string },
  work: () => Promise<Result>,
): Promise<{ result: Result; longestMilliseconds: number; mebibytes: number | null }> {
  await forgetPeak(pid);
  let isOver = false;
  const watching = (async () => {
    let longest = 0;
    let answeredAt = performance.now();
    while (!isOver) {
      await ask(url, '{ models(first: 1) { totalCount } }', { token });
      longest = Math.max(longest, performance.now() - answeredAt);
      answeredAt = performance.now();
      await sleep(pauseMilliseconds);
    }
    return longest;
  })();
  try {
    const result = await work();
    isOver = true;
    return { result, longestMilliseconds: await watching, mebibytes: await peakOf(pid) };
  } finally {
    isOver = true;
    await watching.catch(() => {});
  }
}

/** Lets Linux forget the most memory that the process has had. */
async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => {});
}

/** The most that was resident at a time, in MiB; null where the system does not tell. */
async function peakOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) / 1024;
}
