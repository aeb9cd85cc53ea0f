// `node launcher/src/part.ts NAME [arguments]`: one part in the foreground, as a container or Kubernetes runs it.
// `build` is not a part: it makes what the parts need from the sources, once, in an image.
import { spawn } from 'node:child_process';
import { enterCheckout } from '../checkoutUse.mjs';
import { environmentOf, type PartName } from './partEnvironment.ts';
import { parts } from './parts.ts';
import { buildPortalIfStale } from './portal.ts';
import { repositoryFolder } from './repository.ts';

const [name = '', ...partArguments] = process.argv.slice(2);
if (name === 'build') {
  await buildPortalIfStale();
} else if (name in parts) {
  await run(name as PartName);
} else {
  console.error(`Usage: node launcher/src/part.ts build | ${Object.keys(parts).join(' | ')}`);
  process.exit(2);
}

async function run(part: PartName): Promise<void> {
  const { script, nodeArguments } = parts[part];
  const use = await enterCheckout(repositoryFolder, `part ${part}`);
  process.on('exit', () => use.leave());
  const child = spawn(process.execPath, [...nodeArguments, script, ...partArguments], {
    cwd: repositoryFolder,
    env: environmentOf(part, process.env),
    stdio: 'inherit',
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`critbatch: cannot start ${process.execPath}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (status, signal) => process.exit(signal ? 1 : (status ?? 1)));
}
