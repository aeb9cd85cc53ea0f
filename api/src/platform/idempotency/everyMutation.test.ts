import { describe, expect, it } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import { createSchema } from '../../server/schema/schema.ts';

const sameTwice = 'Sent again it finds the thing as it asked for it, and changes nothing more.';
const onceOnly = 'Sent again it is refused, for what it asked for is done.';
const fenced = 'The worker protocol has fencing tokens and sequence numbers of its own.';
const secret = 'It shows a secret once; an answer that is kept would keep the secret readable.';
const password = 'What is kept under a key is a hash of the input, and nobody may guess at a password by it.';
const session = 'It is of nobody who has an id yet, or of one session.';

/** Mutations whose input has no idempotency key, and why a lost answer does no harm. */
const withoutKey: Record<string, string> = {
  acceptInvitation: onceOnly,
  addRuns: 'Runs are told apart by batch size and seed: those that are there already stay as they are.',
  cancelRuns: sameTwice,
  cancelSweep: onceOnly,
  changeMemberRole: sameTwice,
  changeName: sameTwice,
  changePassword: password,
  changeStudyStage: sameTwice,
  chooseLetters: sameTwice,
  chooseMemoLetters: sameTwice,
  claimRetraining: `${fenced} A segment whose claim nobody heard of is free again after its lease.`,
  completeRun: fenced,
  continueSweep: onceOnly,
  createApiToken: secret,
  createInvitation: `${secret} Another invitation of the same address takes the former back.`,
  createMemo: 'A memo of the same data is the one that is there.',
  createMemoSchedule: 'A second one is seen in Team.memoSchedules and removed.',
  createReportShare: secret,
  createWebhook: secret,
  decideDispute: onceOnly,
  decideStage: onceOnly,
  deleteComment: onceOnly,
  deleteTeamItem: onceOnly,
  editComment: sameTwice,
  endRechecks: sameTwice,
  failRun: fenced,
  heartbeat: fenced,
  leaveTeam: onceOnly,
  raiseBudget: sameTwice,
  readNotifications: sameTwice,
  recordCheckpoint: fenced,
  recordForecast: onceOnly,
  recordTrailPoint: fenced,
  registerPredictions: onceOnly,
  registerWorker: 'A worker is its name: the one of that name is the one that is there.',
  releaseRun: fenced,
  removeComment: onceOnly,
  removeImportUpload: onceOnly,
  removeMember: onceOnly,
  removeMemoSchedule: onceOnly,
  removePrice: onceOnly,
  removeSavedView: onceOnly,
  removeStudyStage: onceOnly,
  removeTeamExport: onceOnly,
  removeWebhook: onceOnly,
  renameTeam: sameTwice,
  scheduleRecheck: sameTwice,
  setCurrentBatchSize: sameTwice,
  setHourlyRate: sameTwice,
  setRunsPerMonth: sameTwice,
  setStageEffort: sameTwice,
  setStartsNextStage: sameTwice,
  reportMeasurements: fenced,
  requestPasswordReset: session,
  reportRateProbe: fenced,
  reportRetraining: fenced,
  requestSignInLink: session,
  resetPassword: password,
  resendWebhookDelivery: 'It is delivered at least once in any case, under one webhook-id.',
  retryFailedRuns: sameTwice,
  retryRun: onceOnly,
  stopLetters: sameTwice,
  revokeApiToken: sameTwice,
  revokeAttestation: onceOnly,
  revokeInvitation: onceOnly,
  revokeReportShare: sameTwice,
  revokeSession: onceOnly,
  rotateWebhookSecret: secret,
  saveView: 'A view is its name on its page: saved again it replaces itself.',
  setPrice: 'A price is its device and day: sent again it is refused, or replaces itself.',
  setStageSweep: sameTwice,
  setStudyLimits: sameTwice,
  signIn: session,
  signUp: session,
  testWebhook: 'A second test does no harm.',
  updateTeamItem: sameTwice,
  updateWebhook: sameTwice,
  withdrawSubmission: onceOnly,
};

describe('every mutation', () => {
  it('has an idempotency key, or a reason why it needs none', () => {
    const mutations = Object.values(createSchema().getMutationType()?.getFields() ?? {});
    const keyless = mutations.filter(({ args }) => {
      const input = args[0] && getNamedType(args[0].type);
      return !isInputObjectType(input) || !('idempotencyKey' in input.getFields());
    });
    expect(keyless.map(({ name }) => name).sort()).toEqual(Object.keys(withoutKey).sort());
  });
});
