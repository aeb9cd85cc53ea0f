import { CreateSweepDocument, type CreateSweepInput } from '../../graphql/generated/graphql.ts';

export const codeLanguages = ['graphql', 'typescript', 'python'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** The form's sweep as a program that starts it and waits for its answer, or as the operation alone. */
export function requestCode(language: CodeLanguage, input: CreateSweepInput, origin: string): string {
  const document = CreateSweepDocument.toString().trim();
  const sweep = told(input);
  const wait = input.budgetMetric ? 'waitForBudgetAnswer' : 'waitForEstimate';
  switch (language) {
    case 'graphql':
      return `${document}\n\n# Variables:\n${jsonText({ input: sweep }).replaceAll(/^/gm, '# ')}\n`;
    case 'typescript':
      return `import { accepted, createClient, graphql, ${wait} } from '@critbatch/client';

const client = createClient({ url: ${jsonText(origin)}, token: process.env.CRITBATCH_TOKEN ?? '' });

const createSweep = graphql(\`
${document}
\`);
const answer = await client.request(createSweep, {
  input: ${jsonText(sweep).replace(/\n\}$/, ',\n  "idempotencyKey": crypto.randomUUID()\n}').replaceAll('\n', '\n  ')},
});
const sweepId = accepted(answer.createSweep).sweep?.id ?? '';
console.log(sweepId);
console.log(await ${wait}(client, sweepId));
`;
    case 'python':
      return `import critbatch

client = critbatch.Client(${jsonText(origin)})  # CRITBATCH_TOKEN says as whom
sweep = client.create_sweep(
    ${pythonText(sweep).replaceAll('\n', '\n    ')}
)
print(sweep.id, flush=True)
print(sweep.wait())
`;
  }
}

function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** JSON's texts, numbers and lists are Python's, too; its words are not. */
function pythonText(value: unknown): string {
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const entries = Array.isArray(value)
    ? value.map(pythonText)
    : Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${pythonText(part)}`);
  if (entries.length === 0) return `${open}${close}`;
  const isFlat = Array.isArray(value) && value.every((part) => typeof part !== 'object');
  if (isFlat) return `[${entries.join(', ')}]`;
  return `${open}\n${entries.map((entry) => `    ${entry.replaceAll('\n', '\n    ')},`).join('\n')}\n${close}`;
}

/** What the form leaves empty is not sent. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      part === null || part === undefined ? [] : [[key, told(part)]],
    ),
  );
}
