import type { Relations } from '../context/relations.ts';

type Loader = { load: (id: string) => object | null | Promise<object | null> };

const loaderOfNoun: Record<string, (relations: Relations) => Loader> = {
  Team: ({ team }) => team,
  User: ({ user }) => user,
  Membership: ({ membership }) => membership,
  Invitation: ({ invitation }) => invitation,
  Session: ({ session }) => session,
  ApiToken: ({ apiToken }) => apiToken,
  AuditEntry: ({ auditEntry }) => auditEntry,
  Model: ({ model }) => model,
  Dataset: ({ dataset }) => dataset,
  Sweep: ({ sweep }) => sweep,
  Target: ({ target }) => target,
  Run: ({ run }) => run,
  Attempt: ({ attempt }) => attempt,
  Attestation: ({ attestation }) => attestation,
  Estimate: ({ estimate }) => estimate,
  Worker: ({ worker }) => worker,
  Price: ({ price }) => price,
  SavedView: ({ savedView }) => savedView,
  Forecast: ({ forecast }) => forecast,
  Study: ({ study }) => study,
  StudyStage: ({ studyStage }) => studyStage,
  Prediction: ({ prediction }) => prediction,
  Memo: ({ memo }) => memo,
  MemoSchedule: ({ memoSchedule }) => memoSchedule,
  Comment: ({ comment }) => comment,
  Report: ({ report }) => report,
  ReportVersion: ({ reportVersion }) => reportVersion,
  ReportShare: ({ reportShare }) => reportShare,
  Benchmark: ({ benchmark }) => benchmark,
  Submission: ({ submission }) => submission,
  Dispute: ({ dispute }) => dispute,
  Webhook: ({ webhook }) => webhook,
  WebhookDelivery: ({ webhookDelivery }) => webhookDelivery,
  TeamExport: ({ teamExport }) => teamExport,
  ImportUpload: ({ importUpload }) => importUpload,
  PolicyComparison: ({ policyComparison }) => policyComparison,
};

/** What reads the nodes of a noun by the ids of their rows; undefined where there is no such noun. */
export function nodeLoader(relations: Relations, noun: string): Loader | undefined {
  return Object.hasOwn(loaderOfNoun, noun) ? loaderOfNoun[noun]?.(relations) : undefined;
}
