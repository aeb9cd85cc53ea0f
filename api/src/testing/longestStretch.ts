/**
 * The longest time of processor that the event loop of this process spent in one go while `work` went on, which everybody else waits
 * for, as a share of all that it spent. A machine may be quick or slow, and busy.
 */
export async function longestStretch<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; share: number }> {
  let [longest, total] = [0, 0];
  let before = process.threadCpuUsage();
  const look = () => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, user + system);
    total += user + system;
    before = process.threadCpuUsage();
  };
  const timer = setInterval(look, 1);
  try {
    const result = await work();
    look();
    return { result, share: longest / total };
  } finally {
    clearInterval(timer);
  }
}
