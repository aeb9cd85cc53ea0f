import type { Noun } from '../../platform/noun/noun.ts';
import { attestationById } from './attestation.loaders.ts';
import {
  AttestationResolver,
  BenchmarkAttestationsResolver,
  SweepAttestationResolver,
} from './attestation.resolver.ts';

export const attestationNoun: Noun = {
  resolvers: [AttestationResolver, BenchmarkAttestationsResolver, SweepAttestationResolver],
  nodes: { Attestation: attestationById },
  exports: [{ table: 'Attestation' }],
};
