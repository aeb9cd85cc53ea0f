import { getNamedType } from 'graphql';
import type { Change, ChangedObject } from './change.ts';
import type { Asked, Payload } from './payload.ts';
import { nodesOf } from './payload.ts';

/** What a mutation has changed: what its service says, or what its payload holds. */
export function changedObject({ description }: Change, asked: Asked, payload: Payload): ChangedObject {
  return description.object ?? changedNode(asked, payload);
}

/** The node that a payload `{ <noun>, userErrors }` holds: what the mutation changed. */
export function changedNode({ action, payloadType }: Asked, payload: Payload): ChangedObject {
  for (const { noun, record } of nodesOf(getNamedType(payloadType), payload)) {
    const teamId = noun === 'Team' ? record.id : record.teamId;
    if (typeof teamId === 'string') return { teamId, noun, id: record.id };
  }
  throw new Error(
    `${action} does not say what it changed, so that the audit log cannot: return the changed node with its teamId in the payload, call context.change.describe({ object }), context.change.nothing(), or mark it @NotAudited('why').`,
  );
}
