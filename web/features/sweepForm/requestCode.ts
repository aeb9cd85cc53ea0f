import { CreateSweepDocument, type CreateSweepInput } from '../../graphql/generated/graphql.ts';

export const codeLanguages = ['graphql', 'typescript', 'python'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** The form's sweep as a request that somebody can run: the same operation and variables as the button sends. */
export function requestCode(language: CodeLanguage, input: CreateSweepInput, endpoint: string): string {
  const document = CreateSweepDocument.toString().trim();
  const variables = JSON.stringify({ input: told(input) }, null, 2);
  switch (language) {
    case 'graphql':
      return `${document}\n\n# Variables:\n${variables.replaceAll(/^/gm, '# ')}\n`;
    case 'typescript':
      return `const query = \`
${document}
\`;
const variables = ${variables};

const response = await fetch(${JSON.stringify(endpoint)}, {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    authorization: \`Bearer \${process.env.CRITBATCH_TOKEN}\`,
  },
  body: JSON.stringify({ query, variables }),
});
console.log(await response.json());
`;
    case 'python':
      return `import json
import os
import urllib.request

query = """
${document}
"""
variables = json.loads(r"""
${variables}
""")

request = urllib.request.Request(
    ${JSON.stringify(endpoint)},
    data=json.dumps({"query": query, "variables": variables}).encode(),
    headers={
        "content-type": "application/json",
        "authorization": "Bearer " + os.environ["CRITBATCH_TOKEN"],
    },
)
print(json.load(urllib.request.urlopen(request)))
`;
  }
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
