import { idOf, Loader, single } from '../../platform/context/loader.ts';
import { countAttestedRuns } from './countAttestedRuns.ts';
import { findAttestations } from './findAttestations.ts';

export const attestationById = single(
  ({ prisma }, ids) => findAttestations(prisma, { where: { id: { in: [...ids] } } }),
  idOf,
);

export const attestedRunsOfSweep = new Loader<string, number>(({ reader }, ids) =>
  countAttestedRuns(reader, ids),
);
