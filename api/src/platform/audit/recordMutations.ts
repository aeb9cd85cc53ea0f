import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { defaultFieldResolver } from 'graphql';
import type { Context } from '../context/context.ts';
import { sayWhenToRetry } from '../limits/sayWhenToRetry.ts';
import { commitChange } from './commitChange.ts';
import type { Payload } from './payload.ts';
import type { Preparation } from './preparation.ts';
import { prepareChange } from './preparation.ts';

/**
 * Puts every mutation into one transaction together with its entry in the audit log and its idempotency key, unless it
 * is `@NotAudited`; what takes long comes before the transaction, where one is `@PreparedBy` it. A mutation that does not say what it changed fails, and changes nothing: no change goes unrecorded.
 */
export function recordMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (field.extensions.notAudited) continue;
    const { resolve = defaultFieldResolver } = field;
    const preparation = field.extensions.preparation as Preparation<object, unknown> | undefined;
    field.resolve = async (parent, args: { input?: object }, context: Context, info: GraphQLResolveInfo) => {
      const { limits, access, http } = context;
      await sayWhenToRetry(context, () => limits.countChange(access, http.address));
      const asked = {
        action: field.name,
        payloadType: field.type,
        input: args.input ?? {},
        transactionSeconds: field.extensions.transactionSeconds as number | undefined,
      };
      const run = async (inner: Context) => (await resolve(parent, args, inner, info)) as Payload;
      return preparation
        ? prepareChange(context, asked, preparation, run)
        : commitChange(context, asked, run);
    };
  }
  return schema;
}
