import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { translatorOf } from '../../i18n/translator.ts';
import { defaults } from './fields.ts';
import { readSweepForm } from './readSweepForm.ts';
import { requestCode } from './requestCode.ts';

it('the form as GraphQL is an operation of the API’s schema, with its variables', () => {
  const { input } = readSweepForm({ ...defaults, model: 'm', dataset: 'd' }, 'team-1', translatorOf('en'));
  if (!input) throw new Error('the form does not read');
  const code = requestCode('graphql', input, '');
  const schema = buildSchema(readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'));
  expect(validate(schema, parse(code))).toEqual([]);
  const [, variables = ''] = code.split('# Variables:\n');
  const sent = JSON.parse(JSON.stringify({ input }, (_, value) => value ?? undefined));
  expect(JSON.parse(variables.replaceAll(/^# /gm, ''))).toEqual(sent);
});
