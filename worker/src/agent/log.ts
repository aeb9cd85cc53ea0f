type Level = 'info' | 'warning' | 'error';

/** `npm run worker` sets it (launcher/bootstrap.mjs): somebody reads the output, on a terminal or in a file. */
const isByHand = process.env.CRITBATCH_STARTED_BY_HAND === '1';

/** A parent process shows what goes well itself; then only problems are logged. */
const isSupervised = process.send !== undefined && !isByHand;

/** A log that cannot be written, for want of room or because a parent died, must not keep runs from being given back. */
export function outliveLog(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
}

/** One line on stderr, JSON unless somebody reads it: life-cycle and faults, nothing per step or row. */
export function log(level: Level, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
  if (level === 'info' && isSupervised) return;
  const time = new Date();
  const record = { time: time.toISOString(), part: 'worker', level, message, ...fields };
  process.stderr.write(`${isByHand ? lineOf(time, level, message, fields) : JSON.stringify(record)}\n`);
}

/** "10:31:02 A run is claimed: batch size 64, seed 1": what is short enough to be read in passing. */
function lineOf(
  time: Date,
  level: Level,
  message: string,
  fields: Readonly<Record<string, unknown>>,
): string {
  const facts = Object.entries(fields)
    .filter(([name, value]) => ['string', 'number'].includes(typeof value) && !name.endsWith('Id'))
    .map(([name, value]) => `${wordsOf(name)} ${value}`);
  const said = facts.length === 0 ? message : `${message.replace(/\.$/, '')}: ${facts.join(', ')}`;
  return `${time.toTimeString().slice(0, 8)} ${level === 'info' ? '' : `${level}: `}${said}`;
}

/** "batchSize" as "batch size". */
const wordsOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
