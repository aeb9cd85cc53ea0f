import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { minifyIntrospection, preprocessIntrospection } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';

const sdlFile = new URL('../../../api/schema.graphql', import.meta.url);
const typesFile = new URL('../src/generated/introspection.ts', import.meta.url);

/** Writes the module in which TypeScript finds the API's schema, made from its SDL. */
export function generateIntrospection(): void {
  const schema = buildSchema(readFileSync(sdlFile, 'utf8'));
  const introspection = introspectionFromSchema(schema, { descriptions: false });
  const types = preprocessIntrospection(minifyIntrospection(introspection));
  mkdirSync(new URL('.', typesFile), { recursive: true });
  writeFileSync(typesFile, `/** Made from api/schema.graphql. */\nexport type Introspection = ${types};\n`);
}

if (import.meta.main) generateIntrospection();
