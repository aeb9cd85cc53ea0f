import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './runProgram.ts';

export type Postmaster = { pid: number; port: number };

/**
 * The live server of a data folder, or null.
 * After a crash postmaster.pid can name a process that is somebody else's by now, and PostgreSQL would refuse to
 * start: such a file is removed.
 */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const path = join(data, 'postmaster.pid');
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (await isPostmaster(pid, data)) return { pid, port: Number(lines[3]) };
  await rm(path, { force: true });
  return null;
}

async function isPostmaster(pid: number, data: string): Promise<boolean> {
  const command = await commandOf(pid);
  return command.includes('postgres') && command.includes(data);
}

/** The command line of a process; empty where there is no such process. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const [program, args] =
    process.platform === 'win32'
      ? [
          'powershell',
          [
            '-NoProfile',
            '-Command',
            `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`,
          ],
        ]
      : ['ps', ['-o', 'command=', '-p', String(pid)]];
  const { exitCode, output } = await runProgram(program, args, null);
  return exitCode === 0 ? output : '';
}
