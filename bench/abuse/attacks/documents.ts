import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';

/**
 * Documents of a stranger that are dear to validate: eight hundred fields of one name, each pair of which is compared, each
 * document another one. A mend bounds documents by what validation takes, and counts before it parses.
 */
export const documents: Attack = {
  name: 'documents',
  finding: 'like security 4',
  prepare: async ({ stranger }) => {
    const somebody = stranger();
    return {
      fire: volley({ atOnce: 20, most: 1_000 }, (number) => {
        const fields = 'viewer { user { id name } } '.repeat(480);
        return somebody.send(operation(`query Q${number} { ${fields} }`));
      }),
    };
  },
};

/** Fragments that spread one another, each two ways, thirty deep. */
export const fragments: Attack = {
  name: 'fragments',
  finding: 'like security 4',
  prepare: async ({ stranger }) => {
    const somebody = stranger();
    const chain = Array.from(
      { length: 120 },
      (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
    );
    const end = 'fragment F120 on Query { viewer { user { id } } }';
    return {
      fire: volley({ atOnce: 20, most: 1_000 }, (number) =>
        somebody.send(operation(`query Q${number} { ...F0 ...F1 } ${chain.join(' ')} ${end}`)),
      ),
    };
  },
};
