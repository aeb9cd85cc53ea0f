type Level = 'info' | 'warning' | 'error';

/** Whoever started this process as a child shows what goes well; then only what does not is logged. */
const isSupervised = process.send !== undefined;

/** One JSON line on stderr: life-cycle and faults, nothing per step or row. */
export function log(level: Level, event: string, fields: Readonly<Record<string, unknown>> = {}): void {
  if (level === 'info' && isSupervised) return;
  const record = { at: new Date().toISOString(), level, process: 'worker', event, ...fields };
  process.stderr.write(`${JSON.stringify(record)}\n`);
}
