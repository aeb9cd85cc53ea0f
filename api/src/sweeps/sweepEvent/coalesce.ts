/** Drops the progress of a run that later progress of the same run, in the same batch, makes old news. */
export function coalesceProgress<Event extends { kind: string; runId: string | null }>(
  events: readonly Event[],
): Event[] {
  const newestOf = new Map(events.filter(isProgress).map((event) => [event.runId, event]));
  return events.filter((event) => !isProgress(event) || newestOf.get(event.runId) === event);
}

function isProgress({ kind }: { kind: string }): boolean {
  return kind === 'RUN_PROGRESSED';
}
