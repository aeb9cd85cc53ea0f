import { logFault } from '../log/log.ts';

/**
 * Logs what fails again and again once for each cause, whatever is tried meanwhile: anew when it fails otherwise, or
 * after it has gone well. Each process has its own memory of it.
 */
export class RecurringFaults {
  readonly #causes = new Map<string, string>();

  /** Something has failed; `thing` names it among all that this memory is of. */
  failed(thing: string, message: string, fault: unknown, more: Record<string, unknown> = {}): void {
    const cause = String(fault);
    if (this.#causes.get(thing) === cause) return;
    this.#causes.set(thing, cause);
    logFault(message, fault, {
      ...more,
      note: 'It is tried again; while the cause is the same, nothing more is said.',
    });
  }

  /** Something has gone well: what fails next is news. */
  succeeded(thing: string): void {
    this.#causes.delete(thing);
  }

  /** Forgets all but the things that are still tried. */
  keepOnly(things: readonly string[]): void {
    const kept = new Set(things);
    for (const thing of this.#causes.keys()) if (!kept.has(thing)) this.#causes.delete(thing);
  }
}
