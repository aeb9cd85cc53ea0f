import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import decompress from 'woff2-encoder/decompress';

/** The portal's own typefaces, as npm brings them: one file for each part of Unicode. The server runs in the folder of `web`. */
const packages = [
  { folder: '@fontsource-variable/inter/files', wanted: /-(latin|latin-ext|greek)-wght-normal\.woff2$/ },
  { folder: '@fontsource-variable/noto-sans-jp/files', wanted: /-wght-normal\.woff2$/ },
];

/**
 * A fontconfig file that knows the portal's typefaces and no others: a picture looks the same on every machine. What draws
 * pictures cannot read WOFF2, so the files are unpacked once, into a folder of the machine that is named by what it holds.
 */
export async function unpackTypefaces(): Promise<string> {
  const paths = (await Promise.all(packages.map(filesOf))).flat().sort();
  const name = createHash('sha256').update(paths.join('\n')).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `critbatch-typefaces-${name}-${process.getuid?.() ?? 0}`);
  const configuration = join(folder, 'fonts.conf');
  if (await exists(configuration)) return configuration;
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  for (const [index, path] of paths.entries())
    await writeFile(join(draft, `${index}.ttf`), await decompress(await readFile(path)));
  await writeFile(
    join(draft, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  // The process that comes second finds the folder there, whole, and throws its own away.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return configuration;
}

async function filesOf({ folder, wanted }: (typeof packages)[number]): Promise<string[]> {
  const path = join(process.cwd(), '..', 'node_modules', folder);
  return (await readdir(path)).filter((file) => wanted.test(file)).map((file) => join(path, file));
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
