/** Under a parent that watches us over IPC, the portal ends when the parent does. */
export function register(): void {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.channel)
    process.once('disconnect', () => process.exit(0));
}
