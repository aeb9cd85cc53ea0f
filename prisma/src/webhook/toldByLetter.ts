import type { TeamEventKind } from '../generated/enums.ts';

/** Kinds of which people get letters unless they have chosen otherwise: those that wait for them, and memos, which they asked for. */
const byLetter: ReadonlySet<TeamEventKind> = new Set([
  'MENTION',
  'SWEEP_WAITS',
  'SWEEP_PAUSED',
  'BATCH_SIZE_MOVED',
  'DECISION_WAITS',
  'WEBHOOK_SWITCHED_OFF',
  'MEMO',
]);

export function toldByLetter(kind: TeamEventKind): boolean {
  return byLetter.has(kind);
}
