/** The embedded PostgreSQL could not be used: says why, what to do, and the last lines of its log. */
export class PostgresError extends Error {
  readonly code = 'POSTGRES_FAILED';
  readonly retryable = true;

  constructor(message: string, options: ErrorOptions & { log?: string } = {}) {
    super([explain(message, options.log), tail(options.log)].filter(Boolean).join('\n'), options);
    this.name = 'PostgresError';
  }
}

function explain(message: string, log = '') {
  return /No space left on device|could not extend file|Disk quota exceeded/i.test(log)
    ? `${message} The disk is full: free some space and start again.`
    : message;
}

function tail(log = '') {
  return log.trimEnd().split('\n').slice(-20).join('\n');
}
