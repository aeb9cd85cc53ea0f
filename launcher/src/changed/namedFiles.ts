import { dirname, join } from 'node:path/posix';

/** Texts by their paths from the root. */
export type Texts = ReadonlyMap<string, string>;

/** What a file leads to: the files that it imports, or names in quotes in any other way (a script that it starts, a page that it reads). */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const quoted = /'([^'\n]+)'|"([^"\n]+)"|`([^`\n$]+)`/g;
const named = /(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'([^']+)'/g;
const declared =
  /^export (?:abstract |async |declare )*(?:const|let|function\*?|class|type|interface|enum) (\w+)/gm;

/** Which files of `paths` each text names. A list that only passes names on is looked through: who imports one of them needs no other. */
export function namedFiles(texts: Texts, paths: ReadonlySet<string>): Graph {
  const byName = byUniqueName(paths);
  const folders = smallFolders(paths);
  const resolveAll = (from: string, name: string): readonly string[] => {
    const workspace = /^@critbatch\/(\w+)(?:\/(.+))?$/.exec(name);
    const places = workspace
      ? [`${workspace[1]}/src/${workspace[2] ?? 'index'}.ts`, `${workspace[1]}/${workspace[2]}`]
      : [join(dirname(from), name), join(name)];
    const file = places.find((place) => paths.has(place)) ?? byName.get(name);
    if (file !== undefined) return [file];
    // A word alone is rarely a folder.
    if (!name.includes('/')) return [];
    const [beforeStars = '', ...stars] = name.split('**');
    if (stars.length > 0) return [...paths].filter((path) => path.startsWith(beforeStars));
    return places.map((place) => folders.get(place.replace(/\/$/, ''))).find((inside) => inside) ?? [];
  };
  const resolve = (from: string, name: string): string | undefined => resolveAll(from, name)[0];
  const lists = new Map(
    [...texts]
      .filter(([path]) => path.endsWith('/index.ts'))
      .map(([path, text]) => [path, passedOn(path, text, texts)]),
  );
  const graph = new Map<string, Set<string>>();
  for (const [path, text] of texts) {
    const found = new Set<string>();
    const rest = text.replace(named, (whole, names: string, from: string) => {
      const list = lists.get(resolve(path, from) ?? '');
      const sources = list && originalNames(names).map((name) => list.get(name));
      if (!sources || sources.includes(undefined)) return whole;
      for (const source of sources) found.add(source as string);
      return '';
    });
    for (const [, ...quotes] of rest.matchAll(quoted)) {
      for (const target of resolveAll(path, quotes.find((quote) => quote !== undefined) ?? ''))
        found.add(target);
    }
    found.delete(path);
    graph.set(path, found);
  }
  return graph;
}

/** What is in each folder that somebody may mean as a whole: fixtures, migrations, pages. Not a workspace, nor its sources. */
function smallFolders(paths: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      found.set(folder, [...(found.get(folder) ?? []), path]);
    }
  }
  return new Map([...found].filter(([, inside]) => inside.length <= 200));
}

/** Files whose name no other file has: a test that says `errors.md` means that page. */
function byUniqueName(paths: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name.includes('.')) found.set(name, found.has(name) ? null : path);
  }
  return new Map([...found].filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The file that each name of a list comes from. */
function passedOn(list: string, text: string, texts: Texts): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, names, from] of text.matchAll(/export (?:type )?(\*|\{[^}]*\}) from '([^']+)'/g)) {
    const source = join(dirname(list), from ?? '');
    const whole = [...(texts.get(source) ?? '').matchAll(declared)].map((match) => match[1] as string);
    for (const name of names === '*' ? whole : originalNames((names ?? '').slice(1, -1)))
      found.set(name, source);
  }
  return found;
}

const originalNames = (names: string): string[] =>
  names
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*$/s, ''),
    )
    .filter((name) => name !== '');
