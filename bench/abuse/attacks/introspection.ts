import { getIntrospectionQuery } from 'graphql';
import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';

/** The whole description of the schema, ten at a time, by somebody who has signed in. A mend lets it cost what it takes. */
export const introspection: Attack = {
  name: 'introspection',
  finding: 'like security 9',
  prepare: async ({ newcomer }) => {
    const { person } = await newcomer('Readers of the schema');
    const message = operation(getIntrospectionQuery());
    return { fire: volley({ atOnce: 10 }, () => person.send(message)) };
  },
};
