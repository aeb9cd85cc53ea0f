import { createHash } from 'node:crypto';
import type { InferenceSession } from 'onnxruntime-node';

/** A session that only looks at parameters it is given, and the hash of its graph. */
export interface LookingSession {
  readonly session: InferenceSession;
  readonly hash: string;
}

/** The sessions of one plan by name, opened where a run asks for them. */
export interface LookingSessions {
  open(name: string, model: () => Uint8Array): Promise<LookingSession>;
  all(): Promise<InferenceSession[]>;
  /** The run that took them has ended. */
  release(): Promise<void>;
}

/** Plans by the key of what their graphs depend on, with the number of runs that are open. */
const shared = new Map<string, { sessions: LookingSessions; users: number }>();

/**
 * Evaluations and gradient norms have the same graphs in every run of a sweep, and nothing stays in their sessions: those of the last
 * run stay open for the next, until one of another plan opens. Tracing and opening them takes half of a short run's time.
 * Without a key they are the run's own.
 */
export async function takeLookingSessions(
  key: string | null,
  create: (model: Uint8Array) => Promise<InferenceSession>,
): Promise<LookingSessions> {
  if (key === null) return openLookingSessions(create);
  const taken = shared.get(key) ?? { sessions: openLookingSessions(create), users: 0 };
  shared.set(key, taken);
  taken.users += 1;
  const idle = [...shared].filter(([, { users }]) => users === 0);
  for (const [other] of idle) shared.delete(other);
  await Promise.all(idle.map(([, { sessions }]) => sessions.release()));
  return {
    ...taken.sessions,
    async release() {
      taken.users -= 1;
    },
  };
}

function openLookingSessions(create: (model: Uint8Array) => Promise<InferenceSession>): LookingSessions {
  const opened = new Map<string, Promise<LookingSession>>();
  async function opening(model: Uint8Array): Promise<LookingSession> {
    return { session: await create(model), hash: createHash('sha256').update(model).digest('hex') };
  }
  const all = async () => (await Promise.all(opened.values())).map(({ session }) => session);
  return {
    async open(name, model) {
      const session = opened.get(name) ?? opening(model());
      opened.set(name, session);
      // The next run tries again.
      session.catch(() => opened.delete(name));
      return session;
    },
    all,
    release: async () => {
      await Promise.all((await all()).map((session) => session.release()));
    },
  };
}
