import type { CodegenConfig } from '@graphql-codegen/cli';

/** Writes one typed document per operation of features/**\/*.graphql; the result is committed and drift-checked. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  documents: 'features/**/*.graphql',
  generates: {
    'graphql/generated/': {
      preset: 'client',
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
