import { CritbatchError } from '@critbatch/theory';
import type { Patience } from '../api/untilAnswered.ts';
import { secondsNow } from '../secondsNow.ts';
import { log } from './log.ts';

/**
 * Says in the log that the API does not answer, and when it has not for longer than the patience lasts, whoever asked, calls
 * `onTooLong` with API_UNREACHABLE.
 */
export function watchOutage(
  url: string,
  patienceSeconds: number,
  onTooLong: (fault: CritbatchError) => void,
): Required<Pick<Patience, 'onRetry' | 'onHeard'>> {
  let since: number | null = null;
  return {
    onHeard() {
      since = null;
    },
    onRetry(reason, failures, isUnreachable) {
      // Not the first failures, which a restart of the API explains, and not each of the many of a long outage.
      if (failures === 4 || failures % 50 === 0)
        log('warning', 'The API does not answer; trying on.', { url, failures, reason });
      if (!isUnreachable) return;
      since ??= secondsNow();
      if (secondsNow() - since < patienceSeconds) return;
      const message = `${url} has not answered for ${patienceSeconds} s (${reason}). Check CRITBATCH_API_URL and the API, then start the worker again.`;
      onTooLong(new CritbatchError('API_UNREACHABLE', message));
    },
  };
}
