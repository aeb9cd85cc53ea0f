/**
 * The longest time of processor, in ms, that the event loop of this process spent in one go while `work` went on: what everybody else
 * waits for, however quiet the machine is.
 */
export async function longestStretch<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; milliseconds: number }> {
  let longest = 0;
  let before = process.threadCpuUsage();
  const look = () => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.threadCpuUsage();
  };
  const timer = setInterval(look, 1);
  try {
    const result = await work();
    look();
    return { result, milliseconds: longest };
  } finally {
    clearInterval(timer);
  }
}
