import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { readableSweep } from '../../sweeps/sweep/readableSweep.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { Voucher } from '../attestation/attestation.type.ts';
import type { DisputeRecord, ReplicationRecord } from './behindSubmission.ts';
import type { EvidenceRun } from './recompute.ts';
import { submissionById } from './submission.loaders.ts';
import { Dispute, Replication, SubmittedRun } from './submission.type.ts';

@Resolver(() => SubmittedRun)
export class SubmittedRunResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'What reaching the target took, in the unit of the ranking; null for a miss.',
  })
  figure(@Root() { figure }: EvidenceRun): number | null {
    return figure?.upper ?? null;
  }

  // Evidence of before attestations has no such entry.
  @FieldResolver(() => Voucher, {
    nullable: true,
    description:
      'Who attests all workers that trained the run, from its first step to its last; null if one of them is not attested.',
  })
  attestedBy(@Root() { attestedBy }: EvidenceRun): Voucher | null {
    return attestedBy ?? null;
  }
}

@Resolver(() => Replication)
export class ReplicationResolver {
  @FieldResolver(() => String, { description: 'Name of the team that trains it.' })
  teamName(@Root() { teamName }: ReplicationRecord): string {
    return teamName;
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'Its sweep; null for callers who cannot read its team.',
  })
  sweep(@Root() replication: ReplicationRecord, @Ctx() context: Context) {
    return readableSweep(context, replication);
  }
}

@Resolver(() => Dispute)
export class DisputeResolver {
  @FieldResolver(() => String, { description: 'Name of the team that opened it.' })
  teamName(@Root() { teamName }: DisputeRecord): string {
    return teamName;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the submitter objects to a mismatch. If it is upheld, the mismatch is set aside and nothing is removed.',
  })
  async isObjection(
    @Root() { submissionId, teamId }: DisputeRecord,
    @Ctx() context: Context,
  ): Promise<boolean> {
    return (await submissionById.load(context, submissionId))?.teamId === teamId;
  }
}
