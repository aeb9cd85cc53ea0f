import { spawn } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';

/** The operating system's user as whom a program runs; null for the present one. */
export type SystemUser = { uid: number; gid: number } | null;

/**
 * Runs a program to its end and gives its exit code and what it wrote.
 * The output goes through a file: a server that the program leaves behind would hold a pipe open for ever.
 */
export async function runProgram(program: string, args: string[], user: SystemUser) {
  const folder = await mkdtemp(join(tmpdir(), 'critbatch-'));
  const file = await open(join(folder, 'output'), 'w+');
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      const child = spawn(program, args, {
        stdio: ['ignore', file.fd, file.fd],
        cwd: parse(process.cwd()).root,
        env: { ...systemEnvironment(), LC_ALL: 'C' },
        ...user,
      });
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
    return { exitCode, output: await readFile(join(folder, 'output'), 'utf8') };
  } finally {
    await file.close();
    await rm(folder, { recursive: true });
  }
}

/** What programs of PostgreSQL need of our environment; the credentials in it are none of their business. */
function systemEnvironment(): NodeJS.ProcessEnv {
  const names = [
    'PATH',
    'HOME',
    'TMPDIR',
    'TMP',
    'TEMP',
    'TZ',
    'LD_LIBRARY_PATH',
    'LD_PRELOAD',
    'SystemRoot',
  ];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
