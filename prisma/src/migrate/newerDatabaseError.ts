/** A database was written by a newer Critbatch: what this one would do to its records nobody has tried. */
export class NewerDatabaseError extends Error {
  readonly code = 'DATABASE_TOO_NEW';
  readonly retryable = false;

  constructor(unknownMigrations: readonly string[]) {
    super(
      `The database was written by a newer Critbatch: it has had ${unknownMigrations.join(', ')}, which this version does not know. Start the newer version, or name another data folder or database.`,
    );
    this.name = 'NewerDatabaseError';
  }
}
