import { z } from 'zod';

const extent = z.int().positive().max(65_536);
const parameter = z.strictObject({
  name: z.string().min(1).max(100),
  shape: z.array(extent).min(1).max(6),
  role: z.enum(['weight', 'filter', 'bias', 'scale', 'offset', 'embedding']),
});

/**
 * A model that is code in a file of a worker. The code never travels: a spec has its SHA-256, and all that must be known
 * of it without running it, which is how many values go in, come out and are trained.
 */
export const moduleSpecSchema = z
  .strictObject({
    architecture: z.literal('module'),
    /** Name of the file without its folders, for people. */
    file: z
      .string()
      .regex(/^[^/\\\p{Cc}]{1,200}\.(ts|mts|js|mjs)$/u, 'Name a file of TypeScript or JavaScript'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Give 64 hexadecimal digits in lower case'),
    inputShape: z.array(extent).min(1).max(3),
    classes: z.int().min(2),
    /** In the order in which `logits` is given them. */
    parameters: z.array(parameter).min(1).max(5000),
    /** Channels of each batch normalisation, in the order in which it records. */
    normalisedChannels: z.array(extent).max(1000),
    /** Variance of the first weights and filters: of He et al. 2015 for all but the last weight, or of Glorot and Bengio 2010. */
    initialiser: z.enum(['he', 'glorot']),
    /** Most examples that pass at once; a batch normalisation goes by those that do. */
    microBatchSize: z.int().positive().max(4096),
  })
  .check(({ value: { parameters }, issues }) => {
    const names = new Set<string>();
    for (const [index, { name, shape, role }] of parameters.entries()) {
      const say = (message: string) =>
        issues.push({ code: 'custom', input: name, path: ['parameters', index], message });
      if (names.has(name)) say(`Two parameters are called ${name}: first values are drawn by the name`);
      if (role === 'weight' && shape.length < 2)
        say(`${name} is a weight, whose last two extents are units in and units out: give it two or more`);
      if (role === 'filter' && shape.length !== 4)
        say(`${name} is a filter: give its height, its width, its channels in and its channels out`);
      if (role === 'embedding' && shape.length !== 2)
        say(`${name} is an embedding: give it rows and their width`);
      names.add(name);
    }
  });

export type ModuleSpec = z.infer<typeof moduleSpecSchema>;
