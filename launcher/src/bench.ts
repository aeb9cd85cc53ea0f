// `npm run bench -- NAME [--json FILE] [arguments of the benchmark]`: runs bench/NAME.bench.ts and prints its rows.
import { globSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateClient } from '@critbatch/prisma/generate';
import type { BenchRow } from '../../bench/row.ts';
import { repositoryFolder } from './repository.ts';

const { name, jsonFile, rest } = parse(process.argv.slice(2));
const path = join(repositoryFolder, 'bench', `${name}.bench.ts`);
const known = globSync('*.bench.ts', { cwd: join(repositoryFolder, 'bench') }).map((file) =>
  basename(file, '.bench.ts'),
);
if (name === undefined || !known.includes(name)) {
  console.error(`Usage: npm run bench -- NAME [--json FILE]\nNAME is one of: ${known.sort().join(', ')}`);
  process.exit(2);
}
await generateClient();
// A benchmark may start the API in its own process, whose decorators Node does not read by itself.
await import(pathToFileURL(join(repositoryFolder, 'api/src/server/loader/register.mjs')).href);
const { bench } = (await import(pathToFileURL(path).href)) as { bench(args: string[]): Promise<BenchRow[]> };
const rows = await bench(rest);
console.table(
  Object.fromEntries(
    rows.map(({ name, value, unit, comparedTo, ratio }) => [
      name,
      {
        value: Number(value.toPrecision(4)),
        unit,
        comparedTo: comparedTo ?? '',
        ratio: ratio === null ? '' : Number(ratio.toPrecision(3)),
      },
    ]),
  ),
);
if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify(rows, null, 2)}\n`);
process.exit(0);

function parse(args: string[]): { name: string | undefined; jsonFile: string | null; rest: string[] } {
  const rest = [...args];
  const at = rest.indexOf('--json');
  const jsonFile = at >= 0 ? (rest.splice(at, 2)[1] ?? null) : null;
  const name = rest.shift();
  return { name, jsonFile, rest };
}
