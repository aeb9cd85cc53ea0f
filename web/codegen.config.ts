import type { CodegenConfig } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';

/** The preset also writes files for documents that stand in code (`gql.ts`): ours stand in files of their own. */
const typedDocuments: typeof preset = {
  ...preset,
  buildGeneratesSection: async (options) =>
    (await preset.buildGeneratesSection(options)).filter(({ filename }) => filename.endsWith('/graphql.ts')),
};

/** Writes one typed document per operation of features/**\/*.graphql; the result is committed and drift-checked. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  documents: 'features/**/*.graphql',
  generates: {
    'graphql/generated/': {
      preset: typedDocuments,
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        strictScalars: true,
        skipTypename: true,
        avoidOptionals: { field: true },
        scalars: { ID: 'string', DateTime: 'string', Long: 'number', JSON: 'unknown' },
      },
    },
  },
};

export default config;
