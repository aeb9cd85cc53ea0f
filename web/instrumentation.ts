/** Runs once when the portal starts; what needs Node itself is kept out of the build for other runtimes. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  (await import('./features/session/pipelines.ts')).cutPipelines();
  (await import('./features/session/clientAddress.ts')).markClientAddresses(
    process.env.CRITBATCH_TRUSTED_PROXIES,
  );
  (await import('./features/session/keepPrivate.ts')).keepAnswersPrivate();
  (await import('./features/session/parentProcess.ts')).answerToParent();
}
