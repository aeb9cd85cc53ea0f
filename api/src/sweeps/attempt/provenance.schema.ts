import { z } from 'zod';
import { sha256Schema } from '../../platform/hash/sha256Schema.ts';

/** What an attempt computes with: the hash of its graphs, and any other facts that its worker tells, such as versions. */
export const provenanceSchema = z
  .object({ graphHash: sha256Schema.nullish() })
  .catchall(z.union([z.string().max(500), z.number(), z.null()]))
  .refine((provenance) => Object.keys(provenance).length <= 100, 'At most 100 facts');

export type Provenance = z.infer<typeof provenanceSchema>;
