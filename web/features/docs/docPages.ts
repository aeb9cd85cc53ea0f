/** The documents that the portal shows, in reading order: where each lies in the repository, and what it is for. */
export const docPages = [
  { slug: 'getting-started', file: 'docs/getting-started.md', group: 'start' },
  { slug: 'deciding', file: 'docs/deciding.md', group: 'start' },
  { slug: 'glossary', file: 'docs/glossary.md', group: 'start' },
  { slug: 'models-and-data', file: 'docs/models-and-data.md', group: 'use' },
  { slug: 'python', file: 'clients/python/README.md', group: 'use' },
  { slug: 'typescript', file: 'clients/typescript/README.md', group: 'use' },
  { slug: 'api', file: 'docs/api.md', group: 'use' },
  { slug: 'webhooks', file: 'docs/webhooks.md', group: 'use' },
  { slug: 'import', file: 'docs/import.md', group: 'use' },
  { slug: 'bundle', file: 'docs/bundle.md', group: 'use' },
  { slug: 'errors', file: 'docs/errors.md', group: 'lookUp' },
  { slug: 'limits', file: 'docs/limits.md', group: 'lookUp' },
  { slug: 'access', file: 'docs/access.md', group: 'lookUp' },
  { slug: 'equations', file: 'docs/equations.md', group: 'lookUp' },
  { slug: 'worker-protocol', file: 'docs/worker-protocol.md', group: 'lookUp' },
  { slug: 'security', file: 'docs/security.md', group: 'operate' },
  { slug: 'deployment', file: 'docs/deployment.md', group: 'operate' },
  { slug: 'backup', file: 'docs/backup.md', group: 'operate' },
] as const;

export const docGroups = ['start', 'use', 'lookUp', 'operate'] as const;

export type DocSlug = (typeof docPages)[number]['slug'];
