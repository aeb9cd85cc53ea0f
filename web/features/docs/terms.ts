/** Words of docs/glossary.md that headings and labels of the portal lead to, each with the anchor of its entry. */
export const terms = {
  criticalBatchSize: 'word-critical-batch-size',
  work: 'word-work',
  step: 'word-step',
  target: 'word-target',
  policy: 'word-policy',
  plan: 'word-plan',
  firstEstimate: 'word-first-estimate',
  frontier: 'word-frontier',
  prediction: 'word-prediction',
  worker: 'word-worker',
  token: 'word-token',
  webhook: 'word-webhook',
  attempt: 'word-attempt',
  provenance: 'word-provenance',
  score: 'word-score',
  evidence: 'word-evidence',
  trust: 'word-trust-of-a-submission',
} as const;

export type TermName = keyof typeof terms;
