import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Judge } from '../attestation/findVouchers.ts';
import { findVouchers } from '../attestation/findVouchers.ts';
import type { Evidence } from './recompute.ts';

/**
 * The evidence with who vouches for each run, and whether somebody does for every run that counts. A run without a log that
 * counts is a miss: nothing was gained by it that needed a witness.
 */
export async function attestEvidence(
  prisma: Transaction,
  evidence: Evidence,
  judge: Judge,
): Promise<{ evidence: Evidence; isAttested: boolean }> {
  const vouchers = await findVouchers(
    prisma,
    evidence.runs.map(({ runId }) => runId),
    judge,
  );
  const runs = evidence.runs.map((run) => ({ ...run, attestedBy: vouchers.get(run.runId) ?? null }));
  return { evidence: { ...evidence, runs }, isAttested: areAttested(runs) };
}

/** Whether somebody vouches for every run that counts. */
export function areAttested(runs: Evidence['runs']): boolean {
  const counted = runs.filter(({ lastStep }) => lastStep !== null);
  // Evidence of before attestations has no such entry.
  return counted.length > 0 && counted.every(({ attestedBy }) => Boolean(attestedBy));
}
