const leastMilliseconds = 1000;
/** The page may use a fifth of the time, for the machine that serves it may be the one that trains. */
const shareOfTime = 5;

export type PacedRefresh = {
  /** Something changed. */
  ask: () => void;
  /** The refresh that was started has ended. */
  done: () => void;
  /** Nothing to be had for now: what is on the page stays until `release`. */
  hold: () => void;
  release: () => void;
};

/**
 * Joins many wishes for a fresh page into few: at most one a second, never two at once, and none sooner than four
 * times as long as the last one took. The last wish is always granted.
 */
export function pacedRefresh(refresh: () => void, now: () => number = Date.now): PacedRefresh {
  let isWanted = false;
  let isHeld = false;
  let startedAt: number | null = null;
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function consider(): void {
    if (isHeld || !isWanted || startedAt !== null || timer !== undefined) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        isWanted = false;
        startedAt = now();
        refresh();
      },
      Math.max(0, notBefore - now()),
    );
  }

  return {
    ask: () => {
      isWanted = true;
      consider();
    },
    done: () => {
      if (startedAt === null) return;
      notBefore = startedAt + Math.max(leastMilliseconds, (now() - startedAt) * shareOfTime);
      startedAt = null;
      consider();
    },
    hold: () => {
      isHeld = true;
      clearTimeout(timer);
      timer = undefined;
    },
    release: () => {
      isHeld = false;
      consider();
    },
  };
}
