/**
 * Under a parent that watches us over IPC, the portal says when it serves, and ends when the parent does, also where that was before
 * it served: Next goes on after what nobody catches, and would keep the port from the next start.
 */
export function answerToParent(): void {
  if (!process.send) return;
  const end = () => process.exit(0);
  if (!process.connected) end();
  process.once('disconnect', end);
  process.send({ type: 'ready' }, undefined, undefined, (fault) => fault && end());
}
