import { parseArgs } from 'node:util';
import { CritbatchError, parameterCount } from '@critbatch/theory';
import { loadModule } from './models/module/loadModule.ts';
import { moduleFile } from './models/module/moduleFile.ts';
import { checkModule } from './training/checkModule.ts';

const usage = `Runs a module of yours as a worker would, and prints the spec to record its model by.

  npm run -s describe-model -- FILE

  FILE                     TypeScript or JavaScript; docs/models-and-data.md says what it exports
`;

process.exit(await main());

/** Exit status 0, or 2 with a sentence that says what is wrong with the module. */
async function main(): Promise<number> {
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new TypeError('Give one FILE.');
    const spec = await loadModule(await moduleFile(path));
    const engines = await checkModule(spec);
    process.stdout.write(`${JSON.stringify(spec, null, 2)}\n`);
    process.stderr.write(`${parameterCount(spec)} parameters\n`);
    for (const { engine, obstacle } of engines)
      process.stderr.write(`--engine ${engine} ${obstacle ?? 'trains it'}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof CritbatchError || error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
}
