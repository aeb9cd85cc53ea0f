import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

/**
 * Makes the links to libraries that a package of PostgreSQL lists, as its own script does after an install: npm packs no links, and
 * runs no scripts where a user forbids them (`ignore-scripts`). A package without a list, that of Windows, needs none.
 */
export async function linkLibraries(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(
    unless('ENOENT'),
  );
  const links: { source: string; target: string }[] = JSON.parse(list ?? '[]');
  for (const { source, target } of links) {
    const to = join(relative(dirname(target), dirname(source)), basename(source));
    await symlink(to, join(packageFolder, target)).catch(unless('EEXIST'));
  }
}

/** Nothing for the fault that is expected; throws every other. */
function unless(code: string): (fault: NodeJS.ErrnoException) => null {
  return (fault) => {
    if (fault.code === code) return null;
    throw fault;
  };
}
