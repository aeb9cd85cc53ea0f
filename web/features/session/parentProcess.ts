/** Under a parent that watches us over IPC, the portal says when it serves, and ends when the parent does. */
export function answerToParent(): void {
  if (!process.send) return;
  process.once('disconnect', () => process.exit(0));
  process.send({ type: 'ready' });
}
