import { createLeaderboard } from '../../../testing/createLeaderboard.ts';
import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  isOpen: true,
  create: async ({ client, team, sweepId }) => {
    const made = await createLeaderboard(client, team, sweepId);
    return {
      Benchmark: made.benchmark.id,
      Submission: made.submission.id,
      Dispute: made.dispute.id,
      Attestation: made.attestation.id,
    };
  },
};
