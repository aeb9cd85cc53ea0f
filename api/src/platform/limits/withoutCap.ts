const changes = 'It changes what is there; its entries in the audit log are counted (changesOfPerson).';
const ends = 'It ends or removes something.';
const protocol =
  'The worker protocol: a run has one attempt for each claim, and its events are forgotten after a while (CRITBATCH_EVENT_DAYS); requests are counted by the minute.';
const ofSweep = 'A sweep has at most 10,000 runs and 16 targets.';

/** Mutations that make no rows, or no more than their parents have room for, and why. */
export const withoutCap: Record<string, string> = {
  addRuns: ofSweep,
  addTarget: ofSweep,
  cancelRuns: ends,
  cancelSweep: ends,
  changeMemberRole: changes,
  changeName: changes,
  changePassword: changes,
  chooseLetters: 'A person has one choice of each kind at most.',
  claimRetraining: 'It changes a segment that is there, which is claimed a few times.',
  claimRun: protocol,
  completeRun: protocol,
  continueSweep: changes,
  decideDispute: 'It ends a dispute.',
  deleteComment: ends,
  deleteTeamItem: ends,
  editComment: changes,
  endRechecks: ends,
  failRun: protocol,
  heartbeat: protocol,
  leaveTeam: ends,
  raiseBudget: changes,
  chooseMemoLetters: 'A person is a reader of a schedule once.',
  readNotifications: 'It changes what is there.',
  recordCheckpoint:
    'A run has one checkpoint at most; the bytes of checkpoints are counted where they are sent.',
  recordForecast: 'A sweep has one forecast at most.',
  recordTrailPoint: 'A run has 16 points at most, and the bytes of a team’s points 4 GiB.',
  registerPredictions: 'A stage has one prediction of each quantity at most.',
  releaseRun: protocol,
  removeComment: ends,
  removeImportUpload: ends,
  removeMember: ends,
  removeMemoSchedule: ends,
  removePrice: ends,
  removeSavedView: ends,
  removeTeamExport: ends,
  removeWebhook: ends,
  renameTeam: changes,
  scheduleRecheck: 'A sweep has one schedule of re-checks at most.',
  setCurrentBatchSize: changes,
  setHourlyRate: changes,
  setRunsPerMonth: changes,
  setStageEffort: changes,
  setStartsNextStage: changes,
  drawRetrainings:
    'One draw of 96 segments at most at a time for a submission; what a team’s segments may take a day is bounded.',
  reportMeasurements:
    'A run has one row a step at most, and its budget bounds its steps; requests are counted by the minute.',
  reportRateProbe: protocol,
  reportRetraining: 'It ends a segment, or changes it.',
  retryFailedRuns: changes,
  retryRun: changes,
  revokeApiToken: ends,
  revokeAttestation: ends,
  revokeInvitation: ends,
  revokeReportShare: ends,
  revokeOtherSessions: ends,
  revokeSession: ends,
  rotateWebhookSecret: changes,
  setStageSweep: changes,
  setStudyLimits: changes,
  requestPasswordReset: 'Tries to sign in and letters are counted; the row is gone once it has expired.',
  resetPassword: 'It needs a link, which works once; tries are counted.',
  requestSignInLink: 'Tries to sign in and letters are counted; the row is gone once it has expired.',
  signIn: 'Tries to sign in are counted; a session is gone once it has expired.',
  stopLetters: ends,
  updateTeamItem: changes,
  updateWebhook: changes,
  withdrawSubmission: ends,
};

/** Mutations that end or remove something, and make nothing. */
export const endingMutations: ReadonlySet<string> = new Set(
  Object.keys(withoutCap).filter((name) => withoutCap[name] === ends),
);
