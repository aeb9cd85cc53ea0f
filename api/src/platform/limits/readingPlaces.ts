import pLimit from 'p-limit';

/** A process reads lists with ten connections: two people who ask for all that they may still leave two to others. */
const readsOfPerson = 4;

/** Lets the lists that one person asks for be read a few at a time, in however many operations they are asked for. */
export class ReadingPlaces {
  readonly #limits = new Map<string, ReturnType<typeof pLimit>>();

  /** Reads when the person has a place. */
  async read<Result>(person: string, work: () => Promise<Result>): Promise<Result> {
    const limit = this.#limits.get(person) ?? pLimit(readsOfPerson);
    this.#limits.set(person, limit);
    try {
      return await limit(work);
    } finally {
      if (limit.activeCount === 0 && limit.pendingCount === 0) this.#limits.delete(person);
    }
  }
}
