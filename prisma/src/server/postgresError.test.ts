import { describe, expect, it } from '@jest/globals';
import { PostgresError } from './postgresError.ts';

describe('PostgresError', () => {
  it('says so when the disk is full', () => {
    const log = 'FATAL:  could not write lock file "postmaster.pid": No space left on device';
    const error = new PostgresError('PostgreSQL did not start.', { log });
    expect(error).toMatchObject({ code: 'POSTGRES_FAILED', retryable: true });
    expect(error.message).toContain('The disk is full');
    expect(error.message).toContain(log);
  });

  it('shows the last twenty lines of a long log', () => {
    const log = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const { message } = new PostgresError('PostgreSQL did not start.', { log });
    expect(message.split('\n')).toHaveLength(21);
    expect(message).toContain('line 99');
  });
});
