/** The arrows of docs/architecture.md and api/README.md: only downwards, no cycles, and one door (GraphQL) to the database. */
const workspaces = ['theory', 'datafiles', 'prisma', 'api', 'worker', 'web', 'launcher', 'clients'];
const allowed = {
  theory: [],
  datafiles: ['theory'],
  prisma: [],
  api: ['theory', 'datafiles', 'prisma'],
  worker: ['theory', 'datafiles'],
  web: ['theory'],
  launcher: ['theory', 'prisma'],
  clients: [],
};
/** Tests that start the product as a user would may use what starts it, whichever workspace they stand in. */
const tests = '(\\.test\\.tsx?$|/testing/|^bench/|^launcher/jest/)';

const workspaceRules = workspaces.map((workspace) => ({
  name: `${workspace}-imports`,
  comment: `${workspace}/ may import only: ${allowed[workspace].join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${workspace}/`, pathNot: tests },
  to: {
    path: `^(${workspaces.filter((other) => other !== workspace && !allowed[workspace].includes(other)).join('|')})/`,
  },
}));

/** The rooms of the API, the lowest first: each imports from itself and from those before it (api/README.md). */
const rooms = ['platform', 'teams', 'library', 'sweeps', 'answers', 'publishing', 'server'];

const roomRules = rooms.map((room, index) => ({
  name: `api-${room}-looks-down`,
  comment: `api/src/${room}/ may import only: ${rooms.slice(0, index + 1).join(', ')}`,
  severity: 'error',
  from: { path: `^api/src/${room}/`, pathNot: tests },
  to: {
    path: `^api/src/(${[...rooms.slice(index + 1).map((above) => `${above}/`), 'main\\.ts$'].join('|')})`,
  },
}));

/** The features of the portal, the lowest first: each imports, types included, from itself and from those before it. */
const features = [
  // What every page is made of.
  ...['preferences', 'userErrors', 'form', 'docs', 'find', 'session', 'shell', 'item', 'phrase', 'figure'],
  // What is shown on more than one page.
  ...['law', 'target', 'run', 'estimate', 'policy', 'origin', 'export', 'cost', 'library', 'live', 'comment'],
  ...['savedView', 'budget', 'cadence', 'sweepForm', 'change', 'recheck'],
  // Pages.
  ...[
    'dataset',
    'explorer',
    'memo',
    'team',
    'notification',
    'account',
    'webhook',
    'exchange',
    'bringDataset',
    'sweep',
    'runPage',
  ],
  ...['study', 'benchmark', 'compare', 'policyComparison', 'report', 'home'],
];

const featureRules = features.map((feature, index) => ({
  name: `web-${feature}-looks-down`,
  comment: `web/features/${feature}/ may import only: ${features.slice(0, index + 1).join(', ')}`,
  severity: 'error',
  from: { path: `^web/features/${feature}/`, pathNot: tests },
  to: { path: `^web/features/(${features.slice(index + 1).join('|') || '-'})/` },
}));

export default {
  forbidden: [
    ...workspaceRules,
    ...roomRules,
    ...featureRules,
    {
      name: 'api-has-these-rooms',
      comment: 'Everything of the API stands in a room; main.ts alone stands above them.',
      severity: 'error',
      from: { path: '^api/src/', pathNot: `^api/src/(${rooms.join('|')}|testing)/|^api/src/main\\.` },
      to: {},
    },
    {
      name: 'web-features-are-listed',
      comment: 'A feature of the portal has its place in the list above: behind those that it imports from.',
      severity: 'error',
      from: { path: '^web/features/', pathNot: `^web/features/(${features.join('|')})/` },
      to: {},
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'theory-is-pure',
      comment: 'No I/O, clock, randomness or tensor library.',
      severity: 'error',
      from: { path: '^theory/src', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'theory-needs-zod-alone',
      severity: 'error',
      from: { path: '^theory/src', pathNot: tests },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: '(\\.test\\.tsx?$|/testing/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/generated/|\\.next' },
    exclude: { path: '^clients/typescript/dist/|^prisma/commandLine/|/generated/|\\.next/|/fixtures/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
};
