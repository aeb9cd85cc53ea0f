/** An operation to start from, as docs/api.md tells it; it has a name where its chapter has several. */
export type Example = { chapter: string; operationName: string | null; operation: string };

/** The operations of docs/api.md in its order: what a test runs there is what the explorer offers. */
export function readExamples(page: string): Example[] {
  return page.split(/^## (?:\d+ · )?/m).flatMap((chapter) => {
    const [heading = ''] = chapter.split('\n');
    const operations = [...chapter.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text = '']) =>
      text.trim(),
    );
    return operations.map((operation) => ({
      chapter: heading,
      operationName: operations.length === 1 ? null : (/ (\w+)/.exec(operation)?.[1] ?? null),
      operation,
    }));
  });
}

/** What operations are asked about: the reader's team, and its newest sweeps. */
export type Known = { teamId: string; sweepIds: readonly string[] };

/**
 * Variables to fill in: what an operation declares, with what is known. A mutation gets no sweep: it would change or stop
 * one that the reader has not chosen.
 */
export function variablesFor(operation: string, { teamId, sweepIds }: Known): string {
  const [, kind, declared = ''] = /^\s*(\w+) \w+\((.*?)\)\s*\{/.exec(operation) ?? [];
  const variables = [...declared.matchAll(/\$(\w+)\s*:\s*(\[?\w+)/g)];
  const ofSweeps = kind === 'mutation' ? {} : { sweepId: sweepIds[0], sweepIds };
  const known: Record<string, unknown> = { teamId, ...ofSweeps };
  const values = Object.fromEntries(
    variables.map(([, name = '', type = '']) => [name, known[name] ?? unfilled(type)]),
  );
  return JSON.stringify(values, null, 2);
}

/** Something to fill in that its type takes; a mutation that can be tried without effect is tried first. */
function unfilled(type: string): unknown {
  if (type.startsWith('[')) return [];
  if (type === 'Boolean') return true;
  if (type === 'Int' || type === 'Float' || type === 'Long') return null;
  return type.endsWith('Input') ? {} : '';
}

/** Names of the variables that are still empty, from their JSON; none while it cannot be read. */
export function emptyVariables(variables: string): string[] {
  try {
    const values = Object.entries(JSON.parse(variables || '{}') as Record<string, unknown>);
    return values.filter(([, value]) => isEmpty(value)).map(([name]) => name);
  } catch {
    return [];
  }
}

/** No text, null, or a list or an object without anything in it. */
const isEmpty = (value: unknown) =>
  value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
