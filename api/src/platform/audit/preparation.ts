import { Extensions } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { answerOfKey } from '../idempotency/claimKey.ts';
import type { UserError } from '../input/userError.type.ts';
import { sayWhenToRetry } from '../limits/sayWhenToRetry.ts';
import { commitChange } from './commitChange.ts';
import type { Asked, Payload } from './payload.ts';

/**
 * The part of a mutation that comes before its transaction, for what takes long: it looks at files in a sandbox, or computes. It
 * checks whether the caller may, waits its turn, and gives what it found to `change`, which runs the mutation in its transaction;
 * or it answers with user errors, and no transaction is opened. Nothing that it read is locked: the mutation checks again.
 */
export type Preparation<Input extends object, Found> = (
  context: Context,
  input: Input,
  change: (found: Found) => Promise<Payload>,
) => Promise<{ userErrors: UserError[] }>;

/** Gives a mutation a preparation; the mutation asks for what it found with `foundBy`. */
export const PreparedBy = <Input extends object, Found>(preparation: Preparation<Input, Found>) =>
  Extensions({ preparation });

/** What the preparation of this mutation found. */
export function foundBy<Input extends object, Found>(
  { prepared }: Context,
  preparation: Preparation<Input, Found>,
): Found {
  if (prepared?.by !== preparation) throw new Error(`The mutation is not prepared by ${preparation.name}.`);
  return prepared.found as Found;
}

/** Prepares a mutation, unless its answer is known for its key, and then runs it in its transaction. */
export async function prepareChange(
  context: Context,
  asked: Asked,
  preparation: Preparation<object, unknown>,
  run: (inner: Context) => Promise<Payload>,
): Promise<Payload> {
  const known = await answerOfKey(context, asked);
  if (known) return known;
  const change = (found: unknown) =>
    commitChange(context, asked, (inner) => {
      inner.prepared = { by: preparation, found };
      return run(inner);
    });
  const prepare = () => sayWhenToRetry(context, () => preparation(context, asked.input, change));
  // Queue, sandbox and transaction have limits of their own, and what is committed must not be answered with a time-out.
  const { deadline } = context;
  return (await (deadline ? deadline.pausedWhile(prepare) : prepare())) as Payload;
}
