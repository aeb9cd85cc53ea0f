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

/** Variables to fill in: what an operation declares, the team known already. */
export function variablesFor(operation: string, teamId: string): string {
  const [, declared = ''] = /^\s*\w+ \w+\((.*?)\)\s*\{/.exec(operation) ?? [];
  const names = [...declared.matchAll(/\$(\w+)\s*:/g)].map(([, name = '']) => name);
  const values = names.map((name) => [name, name === 'teamId' ? teamId : '']);
  return JSON.stringify(Object.fromEntries(values), null, 2);
}
