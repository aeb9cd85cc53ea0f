import type { GraphQLSchema } from 'graphql';
import { defaultFieldResolver } from 'graphql';
import type { Context } from '../context/context.ts';
import { endingMutations } from './withoutCap.ts';

/**
 * Mutations that go on below the floor of free disk, beside those that end or remove something: they change a row that is there,
 * or nobody could come in to make room.
 */
const others = {
  heartbeat: 'A run that waits for room is kept by it.',
  releaseRun: 'It gives a run back.',
  completeRun: 'It ends a run.',
  failRun: 'It ends a run.',
  recordCheckpoint: 'The checkpoint lies there already, and the one before goes.',
  signIn: 'Who makes room has to come in.',
  requestSignInLink: 'Who makes room has to come in.',
  requestPasswordReset: 'Who makes room has to come in.',
  resetPassword: 'Who makes room has to come in.',
  changePassword: 'It locks somebody out.',
} as const;

/** Whether a mutation goes on where the disk has no room to spare. */
export const goesOnBelowFloor = (mutation: string): boolean =>
  Object.hasOwn(others, mutation) || endingMutations.has(mutation);

/** Refuses every other mutation with DISK_FULL below the floor of free disk, where the database lies on the same disk. */
export function refuseBelowFloor(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (goesOnBelowFloor(field.name)) continue;
    const { resolve = defaultFieldResolver } = field;
    field.resolve = async (parent, args, context: Context, info) => {
      await context.disk.requireRoomForRows();
      return resolve(parent, args, context, info);
    };
  }
  return schema;
}
