import { CritbatchError } from '@critbatch/theory';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import type { Access, Capability } from './access.ts';
import type { Rule } from './rule.ts';

const team = 'team';
const elsewhere = 'another team';
/** A thing of the team, made by somebody else than the callers below. */
const thing = {
  teamId: team,
  id: 'thing',
  userId: 'somebody',
  createdById: 'somebody',
  receiverId: null,
  memberships: [{ teamId: team }],
};

const member = (role: 'OWNER' | 'ADMIN' | 'MEMBER' | 'VIEWER', teamId = team): Access => ({
  kind: 'user',
  userId: 'caller',
  sessionId: 'session',
  memberships: [{ teamId, role }],
});
const token = (...scopes: Capability[]): Access & { kind: 'token' } => ({
  kind: 'token',
  tokenId: 'token',
  teamId: team,
  createdById: null,
  scopes,
  isAttested: false,
});

/** Who may ask: each a column of the table. Tokens that are expired or revoked get no further than to be told so. */
export const callers: Record<string, Access> = {
  stranger: { kind: 'stranger' },
  outsider: member('OWNER', elsewhere),
  viewer: member('VIEWER'),
  member: member('MEMBER'),
  admin: member('ADMIN'),
  owner: member('OWNER'),
  'worker token': token('worker'),
  'attested worker token': { ...token('worker'), isAttested: true },
  'read token': token('read'),
  'write token': token('read', 'write'),
  'admin token': token('read', 'write', 'admin'),
};

const short: Record<string, string> = {
  UNAUTHENTICATED: 'sign in',
  FORBIDDEN: 'no',
  NOT_FOUND: 'unseen',
};

/** What a caller's rule says of a field: null for yes, or the code of the refusal. */
export function refusalOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  access: Access,
): string | null {
  const isRoot = ['Query', 'Mutation', 'Subscription'].includes(type.name);
  const rules = [isRoot ? undefined : type.extensions.rule, field.extensions.rule] as (Rule | undefined)[];
  return codeOf(() => {
    for (const rule of rules) rule?.(access, isRoot ? undefined : thing, type.name);
  });
}

/** The code of what a check refuses; null where it does not. */
function codeOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (fault) {
    if (fault instanceof CritbatchError) return fault.code;
    throw fault;
  }
}

/** Rights to an operation that depend on the noun of the object that it names: by operation, the noun's rule. */
export type RightsByNoun = Readonly<Record<string, ReadonlyMap<string, Rule>>>;

/** The rights of every caller to every field, as a page to be read and reviewed. */
export function accessTable(schema: GraphQLSchema, byNoun: RightsByNoun = {}): string {
  const types = Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const roots = types.filter(({ name }) => ['Query', 'Mutation', 'Subscription'].includes(name));
  return [
    '# Who may do what',
    '',
    '`api/src/server/commands/emitSchema.ts` writes this page from the rules in the code; a test fails when it is out of date. Read the',
    'diff of this page in every review: it is the diff of rights.',
    '',
    '**yes**: allowed; **sign in**: UNAUTHENTICATED; **no**: FORBIDDEN; **unseen**: NOT_FOUND, whether the object exists or not.',
    '',
    '- An *outsider* is the owner of another team. Objects that an operation names by id have rules of their own (the second table): with',
    '  ids of the team, an outsider finds nothing.',
    '- An operation with a noun in brackets has a row for each noun of its object, whose own rule counts as well.',
    '- An *attested worker token* is one that the operator attests. An expired or revoked token is UNAUTHENTICATED everywhere.',
    '- All users can read leaderboards. A *stranger* can only if the operator sets CRITBATCH_PUBLIC_BENCHMARKS; in this table it is off.',
    '',
    ...table(
      'operation',
      roots.flatMap((type) => rowsOf(type, byNoun)),
    ),
    '',
    '## Objects of a team',
    '',
    'One row for each type. A field has its own row if its rule differs. Types that are reached only through these, and have no',
    'rule of their own, are not listed.',
    '',
    ...table('field', types.filter((type) => !roots.includes(type)).flatMap(differingRows)),
    '',
  ].join('\n');
}

type Row = { name: string; cells: string };

function rowsOf(type: GraphQLObjectType, byNoun: RightsByNoun = {}): Row[] {
  return Object.values(type.getFields())
    .flatMap((field) => {
      const name = `${type.name}.${field.name}`;
      const nouns = [...(byNoun[name] ?? [])];
      return nouns.length === 0
        ? [{ name, cells: cellsOf(type, field) }]
        : nouns.map(([noun, rule]) => ({
            name: `${name} (${noun})`,
            cells: cellsOf(type, field, rule, noun),
          }));
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function differingRows(type: GraphQLObjectType): Row[] {
  const rows = rowsOf(type);
  const plain = rows.find(({ name }) => name === `${type.name}.id`)?.cells ?? rows[0]?.cells ?? '';
  const different = rows.filter(({ cells }) => cells !== plain);
  const isOpen = different.length === 0 && /^( yes \|)+$/.test(plain);
  return isOpen ? [] : [{ name: type.name, cells: plain }, ...different];
}

function cellsOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  ofNoun?: Rule,
  noun = '',
): string {
  return Object.values(callers)
    .map((access) => {
      const code =
        refusalOf(type, field, access) ?? (ofNoun ? codeOf(() => ofNoun(access, thing, noun)) : null);
      return ` ${code === null ? 'yes' : (short[code] ?? code)} |`;
    })
    .join('');
}

function table(first: string, rows: Row[]): string[] {
  const names = Object.keys(callers);
  return [
    `| ${first} | ${names.join(' | ')} |`,
    `| --- |${' --- |'.repeat(names.length)}`,
    ...rows.map(({ name, cells }) => `| ${name} |${cells}`),
  ];
}
