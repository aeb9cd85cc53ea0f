// What one caller can do to all others: replays the findings of a black-box review, and more of their kind, against the product under
// normal load. npm run bench -- abuse [--only NAME,NAME] [--seconds 4]: some fifteen minutes on two quiet cores; Linux only.
// Rows of each attack: stall (longest time that another team waited for a cheap answer, until 3 s afterwards; at most 250 ms),
// stall-on-processor (the same without the time for which the API's event loop was ready and had no processor),
// memory (peak of the API; at most 1,000 MB), processor (seconds of the API), refused-others (must be 0), answer (what the
// attacker was told). stall-nothing is what the machine does by itself.
import { parseArgs } from 'node:util';
import { attacks } from './abuse/attacks.ts';
import { measureAttack } from './abuse/measureAttack.ts';
import { openStage } from './abuse/stage.ts';
import type { BenchRow } from './row.ts';

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      seconds: { type: 'string', default: '4' },
      sweeps: { type: 'string', default: '200' },
    },
  });
  const names = values.only?.split(',');
  const unknown = names?.find((name) => !attacks.some((attack) => attack.name === name));
  if (unknown)
    throw new Error(`There is no attack ${unknown}: ${attacks.map(({ name }) => name).join(', ')}.`);
  const stage = await openStage(Number(values.sweeps));
  // The product is out of the terminal's process group: Ctrl-C does not reach it by itself.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stage.stop().finally(() => process.exit(130)));
  }
  try {
    const rows: BenchRow[] = [];
    for (const attack of attacks) {
      if (names && !names.includes(attack.name)) continue;
      rows.push(...(await measureAttack(stage, attack, Number(values.seconds))));
    }
    return rows;
  } finally {
    await stage.stop();
  }
}
