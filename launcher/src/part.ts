// `node launcher/src/part.ts NAME [arguments]`: one part in the foreground, as a container or Kubernetes runs it.
// `build` is not a part: it makes what the parts need from the sources, once, in an image.
import { spawn } from 'node:child_process';
import { generateClient } from '@critbatch/prisma/generate';
import { type Part, parts } from './parts.ts';
import { buildPortalIfStale } from './portal.ts';
import { repositoryFolder } from './repository.ts';

const [name = '', ...partArguments] = process.argv.slice(2);
if (name === 'build') {
  await generateClient();
  await buildPortalIfStale();
} else if (name in parts) {
  run(parts[name as keyof typeof parts]);
} else {
  console.error(`Usage: node launcher/src/part.ts build | ${Object.keys(parts).join(' | ')}`);
  process.exit(2);
}

function run({ script, nodeArguments }: Part): void {
  const child = spawn(process.execPath, [...nodeArguments, script, ...partArguments], {
    cwd: repositoryFolder,
    stdio: 'inherit',
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (status, signal) => process.exit(signal ? 1 : (status ?? 1)));
}
