import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { isInterfaceType } from 'graphql';
import { exportedTables, nameOf } from '../publishing/teamExport/records.ts';
import { nouns } from './nouns.ts';
import { createSchema } from './schema/schema.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const hasNoTwice = (names: readonly string[]) => expect(names).toEqual([...new Set(names)]);

describe('the list of nouns', () => {
  it('names every file that describes one', async () => {
    const files = globSync('*/*/*.noun.ts', { cwd: root });
    const described = await Promise.all(
      files.map(async (file) => Object.values(await import(pathToFileURL(`${root}${file}`).href))),
    );
    expect(files.length).toBeGreaterThan(40);
    expect(described.flat().filter((noun) => !nouns.some((each) => each === noun))).toEqual([]);
    expect(nouns).toHaveLength(files.length);
  });

  it('reads every type of node, and names nothing twice', () => {
    const schema = createSchema();
    const node = schema.getType('Node');
    const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
    const read = nouns.flatMap(({ nodes = {} }) => Object.keys(nodes));
    expect(read.toSorted()).toEqual(types.toSorted());
    hasNoTwice(read);
    hasNoTwice(nouns.flatMap(({ resolvers = [] }) => resolvers.map(({ name }) => name)));
    hasNoTwice(exportedTables(nouns).map(nameOf));
  });
});

it('api/README.md shows every folder of every room but those of the server', () => {
  const readme = readFileSync(`${root}../README.md`, 'utf8');
  const picture = readme.split('```\n').find((part) => part.startsWith(' main.ts ')) ?? '';
  const shown = new Map(
    picture.split('    │\n').map((room) => {
      const [name = '', ...folders] = room.trim().split(/\s+/);
      return [name, folders.toSorted()];
    }),
  );
  for (const room of ['platform', 'teams', 'library', 'sweeps', 'answers', 'publishing']) {
    const folders = globSync(`${room}/*/`, { cwd: root }).map((path) => path.split('/')[1]);
    expect({ room, folders: shown.get(room) }).toEqual({ room, folders: folders.toSorted() });
  }
});
