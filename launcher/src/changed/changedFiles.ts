import { execFileSync } from 'node:child_process';
import { repositoryFolder } from '../repository.ts';

/**
 * Paths, from the root, of what differs from a commit: committed since, not committed yet, or not even added. Without a commit,
 * from where this branch left the one that it follows; from HEAD where it follows none.
 */
export function changedFiles(base: string | null, folder = repositoryFolder): string[] {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const paths = (output: string) => output.split('\0').filter((path) => path !== '');
  const fork = base ?? whereItLeft(git);
  return [
    ...paths(git('diff', '--name-only', '--no-renames', '-z', fork)),
    ...paths(git('ls-files', '--others', '--exclude-standard', '-z')),
  ];
}

function whereItLeft(git: (...words: string[]) => string): string {
  try {
    return git('merge-base', 'HEAD', '@{upstream}').trim();
  } catch {
    return 'HEAD';
  }
}
