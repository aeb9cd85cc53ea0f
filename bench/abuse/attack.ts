import type { Reply } from './caller.ts';
import type { Stage } from './stage.ts';

export type Attack = {
  /** What its rows are called by. */
  name: string;
  /** What it replays: "security 1" is the first finding of the black-box review. */
  finding: string;
  /** What can be done in peace (accounts, tokens, files), and what is fired afterwards, while others are watched. */
  prepare: (stage: Stage) => Promise<Weapon>;
  /** Whether it goes through the portal, so that readers of pages are watched, too. */
  isAtPortal?: boolean;
};

export type Weapon = {
  /** Ends at the latest when it is told to; what has been begun may be answered later. */
  fire: Fire;
  /** An ordinary request of another team that wants the same kind of work; sent again and again while it is fired. */
  rival?: () => Promise<Reply>;
};

export type Fire = (answered: (reply: Reply) => void, until: AbortSignal) => Promise<void>;

type Volley = {
  /** Requests that are under way at once, each followed by the next when it is answered. */
  atOnce: number;
  /** In all; as many as there is time for where absent. */
  most?: number;
};

/** Sends as much as is answered, so many at once. */
export function volley(
  { atOnce, most = Number.POSITIVE_INFINITY }: Volley,
  shoot: (number: number) => Promise<Reply>,
): Fire {
  return async (answered, until) => {
    let sent = 0;
    const gun = async () => {
      while (sent < most && !until.aborted) answered(await shoot(sent++));
    };
    await Promise.all(Array.from({ length: atOnce }, gun));
  };
}

/** One after the other, and from the beginning again. */
export function inTurn<Item>(items: readonly Item[], number: number): Item {
  return items[number % items.length] as Item;
}

/** How often each answer came: the attacker's side of a row. */
export class Tally {
  readonly #counts = new Map<string, number>();
  total = 0;

  add = ({ status, code }: Reply): void => {
    const answer = [status || '', code ?? ''].filter(Boolean).join(' ');
    this.#counts.set(answer, (this.#counts.get(answer) ?? 0) + 1);
    this.total += 1;
  };

  /** "2 × 200, 58 × 429 RATE_LIMITED": the most frequent first. */
  get words(): string {
    const sorted = [...this.#counts].sort(([, a], [, b]) => b - a);
    return sorted.map(([answer, count]) => `${count} × ${answer}`).join(', ') || 'nothing';
  }
}
