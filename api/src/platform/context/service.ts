import type { Platform } from './platform.ts';

/** Everything that a process answers from: what all of the API stands on, and what each noun runs beside it. */
export type Services = Platform & { started: StartedServices };

/**
 * Something of a noun of which each process has one: a cache, a folder of files, a thread. It is made when it is first asked for,
 * and is told when the process stops.
 */
export class Service<Value> {
  readonly make: (services: Services) => Value;
  readonly stop: (value: Value) => unknown;

  constructor(make: (services: Services) => Value, stop: (value: Value) => unknown = () => {}) {
    this.make = make;
    this.stop = stop;
  }

  /** One that comes from above: the process gives it before it serves. */
  static given<Value>(what: string): Service<Value> {
    return new Service<Value>(() => {
      throw new Error(`Nobody has given ${what}.`);
    });
  }

  of({ started }: Pick<Services, 'started'>): Value {
    return started.get(this);
  }
}

/** The services of one process. They are made from the process's own connections, whichever transaction first asks. */
export class StartedServices {
  readonly services: Services;
  readonly #values = new Map<unknown, unknown>();
  readonly #stops: (() => unknown)[] = [];

  constructor(platform: Platform) {
    this.services = { ...platform, started: this };
  }

  get<Value>(service: Service<Value>): Value {
    if (this.#values.has(service)) return this.#values.get(service) as Value;
    const made = service.make(this.services);
    this.#values.set(service, made);
    this.#stops.push(() => service.stop(made));
    return made;
  }

  /** Gives what stands above those who ask for it. */
  give<Value>(service: Service<Value>, value: Value): void {
    this.#values.set(service, value);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()));
  }
}
