import { lockRow } from '@critbatch/prisma/client/lockRow';
import { appendBenchmarkEvent } from '@critbatch/prisma/queue/appendBenchmarkEvent';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { apiTokenById } from '../../teams/apiToken/apiToken.loaders.ts';
import { ApiTokenStatus } from '../../teams/apiToken/apiToken.type.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { benchmarkById } from '../benchmark/benchmark.loaders.ts';
import type { AttestationPayload, AttestTokenInput, RevokeAttestationInput } from './attestation.input.ts';
import { attestationById } from './attestation.loaders.ts';
import { findAttestations } from './findAttestations.ts';
import { haveSharedMember } from './sharedMembers.ts';
import { storeAttestation } from './storeAttestation.ts';

const note = z.string().trim().max(500).nullish();

/** Vouches for a worker token on a benchmark's boards, in the name of the benchmark's team, and never for the team itself. */
export async function attestToken(context: Context, input: AttestTokenInput): Promise<AttestationPayload> {
  const { prisma, access, change } = context;
  const benchmark = await benchmarkById.load(context, localId('Benchmark', input.benchmarkId));
  if (!benchmark) throw notFound('Benchmark');
  requireTeam(access, benchmark.teamId, 'Benchmark', 'admin');
  const parsed = parseInput(note, input.note, ['note']);
  if (parsed.userErrors) return { attestation: null, userErrors: parsed.userErrors };
  const tokenId = localId('ApiToken', input.apiTokenId);
  // When two vouch at once, the second sees the first.
  await lockRow(prisma, 'ApiToken', tokenId, 'whole');
  const token = await apiTokenById.load(context, tokenId);
  if (!token || token.status !== ApiTokenStatus.ACTIVE || !token.scopes.includes('worker')) {
    return refused(
      userError('NOT_FOUND', ['apiTokenId'], 'There is no such active token with the scope WORKER.'),
    );
  }
  const { teamId } = token;
  if (await haveSharedMember(prisma, benchmark.teamId, teamId, new Date())) {
    const message =
      'A user is a member of both teams, and nobody can attest their own workers. Ask the operator for a token.';
    return refused(userError('NOT_INDEPENDENT', ['apiTokenId'], message));
  }
  const standing = { tokenId, benchmarkId: benchmark.id, revokedAt: null };
  if ((await prisma.attestation.count({ where: standing })) > 0) {
    return refused(userError('CONFLICT', ['apiTokenId'], 'The token is attested already.'));
  }
  const id = await storeAttestation(prisma, {
    tokenId,
    teamId,
    benchmarkId: benchmark.id,
    note: parsed.value || null,
  });
  change.describe({ object: { teamId: benchmark.teamId, noun: 'Attestation', id } });
  const { name } = (await teamById.load(context, teamId)) ?? { name: '' };
  await appendBenchmarkEvent(prisma, benchmark.id, {
    kind: 'ATTESTED',
    teamId: benchmark.teamId,
    note: name,
  });
  return answer(context, id);
}

/** Ends an attestation from now on: runs that had ended by then stay attested. */
export async function revokeAttestation(
  context: Context,
  input: RevokeAttestationInput,
): Promise<AttestationPayload> {
  const { prisma, access, change } = context;
  const attestation = await attestationById.load(context, localId('Attestation', input.attestationId));
  const benchmark = attestation && (await benchmarkById.load(context, attestation.benchmarkId));
  if (!attestation || !benchmark) throw notFound('Attestation');
  requireTeam(access, benchmark.teamId, 'Attestation', 'admin');
  const parsed = parseInput(note, input.reason, ['reason']);
  if (parsed.userErrors) return { attestation: null, userErrors: parsed.userErrors };
  const { id, teamName } = attestation;
  const revoked = await prisma.$executeRaw`
    UPDATE "Attestation" SET "revokedAt" = clock_timestamp() WHERE id = ${id}::uuid AND "revokedAt" IS NULL`;
  if (revoked === 0) return refused(userError('CONFLICT', ['attestationId'], 'It is revoked already.'));
  change.describe({
    object: { teamId: benchmark.teamId, noun: 'Attestation', id },
    before: { revokedAt: null },
  });
  await appendBenchmarkEvent(prisma, benchmark.id, {
    kind: 'ATTESTATION_REVOKED',
    teamId: benchmark.teamId,
    note: parsed.value ? `${teamName}: ${parsed.value}` : teamName,
  });
  return answer(context, id);
}

async function answer({ prisma }: Context, id: string): Promise<AttestationPayload> {
  const [attestation] = await findAttestations(prisma, { where: { id } });
  return { attestation: attestation ?? null, userErrors: [] };
}

function refused(fault: UserError): AttestationPayload {
  return { attestation: null, userErrors: [fault] };
}
