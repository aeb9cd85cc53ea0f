/** Runs once when the portal starts; what needs Node itself is kept out of the build for other runtimes. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs')
    (await import('./features/session/parentProcess.ts')).answerToParent();
}
