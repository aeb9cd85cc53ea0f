'use server';

import { redirect } from 'next/navigation';
import type { CreateBenchmarkMutation, SubmitSweepMutation } from '../../graphql/generated/graphql.ts';
import {
  CreateBenchmarkDocument,
  DecideDisputeDocument,
  DisputeSubmissionDocument,
  PublishBenchmarkVersionDocument,
  ReplicateSubmissionDocument,
  SubmitSweepDocument,
  WithdrawSubmissionDocument,
} from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { rulesOf } from './rulesOf.ts';

/** Publishes a benchmark and goes to its page. */
export async function createBenchmark(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const rules = rulesOf(form);
  if (!rules) return refused(t('form.notANumber'));
  const input = {
    teamId: textOf(form, 'teamId'),
    name: textOf(form, 'name'),
    slug: textOf(form, 'slug'),
    description: textOf(form, 'description') || null,
    rules,
  };
  return published(
    () => requestGraphql(CreateBenchmarkDocument, { input }),
    (data) => data.createBenchmark,
  );
}

/** Publishes the next version of a benchmark and goes to its board, which is empty. */
export async function publishVersion(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const rules = rulesOf(form);
  if (!rules) return refused(t('form.notANumber'));
  const input = { benchmarkId: textOf(form, 'benchmarkId'), rules };
  return published(
    () => requestGraphql(PublishBenchmarkVersionDocument, { input }),
    (data) => data.publishBenchmarkVersion,
  );
}

type Published = CreateBenchmarkMutation['createBenchmark'];

/** Goes to the page of the benchmark that was published; what was refused is said where it was typed. */
async function published<Data>(
  ask: () => Promise<ApiAnswer<Data>>,
  read: (data: Data) => Published,
): Promise<ActionState> {
  const { t } = await loadLanguage();
  let slug: string | undefined;
  const state = await changed(ask, read, ({ benchmark }) => {
    slug = benchmark?.slug;
    return done(t('benchmark.form.published'));
  });
  if (slug) redirect(`/benchmarks/${encodeURIComponent(slug)}`);
  return state;
}

/** Runs that a score is short of, and what the button says that adds them. */
export type RunsToAdd = { label: string; runs: { batchSize: number; seed: number }[] };

/** Hands a sweep in to a benchmark; where it is short of runs, says which. */
export async function submitSweep(
  _state: ActionState,
  form: FormData,
): Promise<ActionState & { missing: RunsToAdd | null }> {
  const { t } = await loadLanguage();
  const input = { benchmarkId: textOf(form, 'benchmarkId'), sweepId: textOf(form, 'sweepId') };
  let short: SubmitSweepMutation['submitSweep']['missingRuns'] = null;
  const state = await changed(
    () => requestGraphql(SubmitSweepDocument, { input }),
    ({ submitSweep: payload }) => {
      short = payload.missingRuns;
      return payload;
    },
    () => done(t('benchmark.form.submitted')),
  );
  return short ? { ...state, ...missingWords(short, t) } : { ...state, missing: null };
}

function missingWords(
  { batchSize, present, seeds }: { batchSize: number; present: number; seeds: number[] },
  t: Translator,
) {
  const values = { batchSize, present, needed: present + seeds.length, seeds: seeds.join(', ') };
  return {
    said: t('benchmark.form.tooFewSeeds', values),
    missing: {
      label: t('benchmark.form.addMissing', values),
      runs: seeds.map((seed) => ({ batchSize, seed })),
    },
  };
}

/** Takes a submission back. */
export async function withdrawSubmission(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { submissionId: textOf(form, 'submissionId'), reason: textOf(form, 'reason') || null };
  return changed(
    () => requestGraphql(WithdrawSubmissionDocument, { input }),
    (data) => data.withdrawSubmission,
    () => done(t('benchmark.form.withdrawn')),
  );
}

/** Queues a submission of another team anew. */
export async function replicateSubmission(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { submissionId: textOf(form, 'submissionId'), teamId: textOf(form, 'teamId') };
  return changed(
    () => requestGraphql(ReplicateSubmissionDocument, { input }),
    (data) => data.replicateSubmission,
    () => done(t('benchmark.form.replicated')),
  );
}

/** Doubts a submission of another team. */
export async function disputeSubmission(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = {
    submissionId: textOf(form, 'submissionId'),
    teamId: textOf(form, 'teamId'),
    reason: textOf(form, 'reason'),
  };
  return changed(
    () => requestGraphql(DisputeSubmissionDocument, { input }),
    (data) => data.disputeSubmission,
    () => done(t('benchmark.form.disputed')),
  );
}

/** Decides a dispute; the choice says how. */
export async function decideDispute(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = {
    disputeId: textOf(form, 'disputeId'),
    isUpheld: textOf(form, 'verdict') === 'UPHELD',
    decision: textOf(form, 'decision'),
  };
  return changed(
    () => requestGraphql(DecideDisputeDocument, { input }),
    (data) => data.decideDispute,
    () => done(t('benchmark.form.decided')),
  );
}
