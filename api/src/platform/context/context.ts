import type { Access } from '../access/access.ts';
import { Change } from '../audit/change.ts';
import type { Deadline } from '../limits/deadline.ts';
import { payerOf } from '../limits/payer.ts';
import { RowBudget } from '../page/rowBudget.ts';
import type { Http } from './http.ts';
import type { Services } from './service.ts';

/** Who asks, and under which id the log keeps it. */
export type Caller = {
  access: Access;
  requestId: string;
  http: Http;
  /** When a query or mutation has had its time; a subscription has all the time there is. */
  deadline: Deadline | null;
  /** Tells apart by whose word the caller is who they are; a secret. */
  credential: string;
  /** Looks the caller up again: subscriptions outlive sessions and tokens. */
  refreshAccess: () => Promise<Access>;
};

/** What an operation has made and read so far, by who declared it (perOperation.ts). */
export type Memory = Map<object, unknown>;

/** What every resolver gets: who asks, and what to answer from. */
export type Context = Services &
  Caller & {
    memory: Memory;
    budget: RowBudget;
    /** For a mutation: what the audit log will say of it. */
    change: Change;
    /** For a mutation with a preparation (audit/preparation.ts): what that found. */
    prepared: { by: unknown; found: unknown } | null;
  };

/** With a memory of its own, unless it is one of several that share it. */
export function createContext(services: Services, caller: Caller, memory: Memory = new Map()): Context {
  const { access, http } = caller;
  return {
    ...services,
    ...caller,
    budget: new RowBudget((work) => services.readingPlaces.read(payerOf(access, http.address).person, work)),
    change: new Change(),
    prepared: null,
    memory,
  };
}
