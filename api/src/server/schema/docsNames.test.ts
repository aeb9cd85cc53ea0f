import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { createSchema } from './schema.ts';

const schema = createSchema();
const root = new URL('../../../../', import.meta.url);
/** Decisions and the changelog tell of names that were. */
const pages = [
  ...readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...['clients/python/README.md', 'clients/typescript/README.md', 'README.md'],
];

/** Names that sound like a mutation and are something else: a command, a function of a client. */
const others = ['signInLink', 'createClient'];

const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
const fields = Object.values(schema.getTypeMap()).flatMap((type) => {
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  const own: { name: string; args?: readonly { name: string }[] }[] = Object.values(type.getFields());
  return own.flatMap(({ name, args = [] }) => [name, ...args.map((argument) => argument.name)]);
});

it('the documents name no mutation that does not exist', () => {
  const verbs = new Set(mutations.map(verbOf));
  const known = new Set([...mutations, ...fields, ...others]);
  const named = pages.flatMap((page) =>
    namesInCode(readFileSync(new URL(page, root), 'utf8')).map((name) => ({ page, name })),
  );
  const likeMutations = named.filter(({ name }) => verbs.has(verbOf(name)));
  expect(likeMutations.length).toBeGreaterThan(20);
  expect(likeMutations.filter(({ name }) => !known.has(name))).toEqual([]);
});

const verbOf = (name: string) => /^[a-z]+/.exec(name)?.[0] ?? '';

/** What looks like a name of the API in the inline code of a page; a test runs the operations in its blocks. */
function namesInCode(page: string): string[] {
  const inline = [...page.replace(/```.*?```/gs, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return inline.flatMap((code) => code.match(/(?<![\w./$-])[a-z]+[A-Z]\w*(?![\w./])/g) ?? []);
}
