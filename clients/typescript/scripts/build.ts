// Builds what `npm pack` sends: ES modules with their types, and the API's schema.
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateIntrospection } from './generate.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
generateIntrospection();
rmSync(at('../dist'), { recursive: true, force: true });
const compiler = at('../../../node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', at('..')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
copyFileSync(at('../../../api/schema.graphql'), at('../dist/schema.graphql'));
