import type { Services } from '../../platform/context/service.ts';
import { isPassing } from '../../platform/fault/databaseFault.ts';
import { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { allNouns } from '../../platform/noun/noun.ts';

/** Starts what nouns have to have done without anybody asking. Several API processes may do it at once. */
export function startChores(services: Services): { stop: () => void } {
  const chores = allNouns.of(services).flatMap(({ chores: ofNoun = [] }) => ofNoun);
  const timers = chores.map(({ everyMilliseconds, run }) => {
    const faults = new RecurringFaults();
    return repeat(everyMilliseconds, () => run(services, faults));
  });
  return { stop: () => timers.forEach(clearInterval) };
}

/** Does a chore again and again, never twice at once; a database that is away or busy is no news. */
function repeat(milliseconds: number, chore: () => Promise<unknown>): NodeJS.Timeout {
  const faults = new RecurringFaults();
  let isBusy = false;
  return setInterval(async () => {
    if (isBusy) return;
    isBusy = true;
    await chore().then(
      () => faults.succeeded('chore'),
      (fault) => {
        if (!isPassing(fault)) faults.failed('chore', 'A chore failed.', fault);
      },
    );
    isBusy = false;
  }, milliseconds).unref();
}
