import { dirname, join, matchesGlob } from 'node:path/posix';

/** Texts by their paths from the root. */
export type Texts = ReadonlyMap<string, string>;

/** What a file leads to: the files that it imports, or names in quotes in any other way (a script that it starts, a page that it reads). */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const quoted = /'([^'\n]+)'|"([^"\n]+)"|`([^`\n$]+)`/g;
const named = /(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'([^']+)'/g;
/** A script that runs in the folder of its file. */
const ownFolder = /(?<=new URL\()'\.'(?=, import\.meta\.url\))/g;
const declared =
  /^export (?:abstract |async |declare )*(?:const|let|function\*?|class|type|interface|enum) (\w+)/gm;

/**
 * Which files of `paths` each text names. A list that only passes names on is looked through: who imports one of them leads to the list and to
 * where the name comes from, and to no other file of it.
 */
export function namedFiles(texts: Texts, paths: ReadonlySet<string>): Graph {
  const byName = byUniqueName(paths);
  const folders = smallFolders(paths);
  const matching = matcher(paths);
  const resolveAll = (from: string, name: string): readonly string[] => {
    const workspace = /^@critbatch\/(\w+)(?:\/(.+))?$/.exec(name);
    const places = workspace
      ? [`${workspace[1]}/src/${workspace[2] ?? 'index'}.ts`, `${workspace[1]}/${workspace[2]}`]
      : [join(dirname(from), name), join(name)];
    const file = places.find((place) => paths.has(place)) ?? byName.get(name);
    if (file !== undefined) return [file];
    // A word alone is rarely a folder.
    if (!name.includes('/')) return [];
    if (name.includes('*')) return matching(from, name);
    return places.map((place) => folders.get(place.replace(/\/$/, ''))).find((inside) => inside) ?? [];
  };
  const resolve = (from: string, name: string): string | undefined => resolveAll(from, name)[0];
  const lists = new Map(
    [...texts]
      .filter(([path]) => path.endsWith('/index.ts'))
      .map(([path, text]) => [path, passedOn(path, text, texts)]),
  );
  const graph = new Map<string, Set<string>>();
  const lookedThrough: [path: string, list: string][] = [];
  for (const [path, text] of texts) {
    const found = new Set<string>();
    const rest = text.replace(ownFolder, "'./'").replace(named, (whole, names: string, from: string) => {
      const place = resolve(path, from) ?? '';
      const list = lists.get(place);
      const sources = list && originalNames(names).map((name) => list.get(name));
      if (!sources || sources.includes(undefined)) return whole;
      for (const source of sources) found.add(source as string);
      lookedThrough.push([path, place]);
      return '';
    });
    for (const [, ...quotes] of rest.matchAll(quoted)) {
      for (const target of resolveAll(path, quotes.find((quote) => quote !== undefined) ?? ''))
        found.add(target);
    }
    found.delete(path);
    graph.set(path, found);
  }
  return withoutWaysThrough(graph, lists, lookedThrough);
}

/** A list leads nowhere itself: who names it as a whole leads to all that it passes on. */
function withoutWaysThrough(
  graph: Map<string, Set<string>>,
  lists: { has(path: string): boolean },
  lookedThrough: readonly [path: string, list: string][],
): Graph {
  for (const [path, targets] of graph) {
    if (lists.has(path)) continue;
    for (const target of targets) {
      if (!lists.has(target)) continue;
      for (const passed of graph.get(target) ?? []) if (passed !== path) targets.add(passed);
    }
  }
  for (const [path, list] of lookedThrough) if (!lists.has(path)) graph.get(path)?.add(list);
  return new Map([...graph].map(([path, targets]) => [path, lists.has(path) ? new Set() : targets]));
}

/** What a pattern matches below any folder from that of the file that names it to its workspace: it may be meant from each; below the root where none is. */
function matcher(paths: ReadonlySet<string>): (from: string, pattern: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const matches = (pattern: string) => {
    const found = known.get(pattern) ?? [...paths].filter((path) => matchesGlob(path, pattern));
    known.set(pattern, found);
    return found;
  };
  return (from, pattern) => {
    // A pattern of stars alone says nothing, and a sentence is none.
    if (!/\w/.test(pattern) || /\s/.test(pattern)) return [];
    const found = new Set<string>();
    for (let folder = dirname(from); folder !== '.'; folder = dirname(folder)) {
      for (const path of matches(join(folder, pattern))) found.add(path);
    }
    return found.size > 0 ? [...found] : matches(pattern);
  };
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
