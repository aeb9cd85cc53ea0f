import { getNamedType } from 'graphql';
import type { Change, ChangedObject } from './change.ts';
import type { Asked, Payload } from './payload.ts';
import { nodesOf } from './payload.ts';

/** What a mutation has changed: what its service says, or what its payload holds. */
export function changedObject({ description }: Change, asked: Asked, payload: Payload): ChangedObject {
  const object = description.object ?? changedNode(asked, payload);
  const { before, after } = description;
  return { ...object, name: object.name ?? nameOf(after) ?? nameOf(before) };
}

/** What people call a thing, as it is stored or told. */
function nameOf(told: object | undefined): string | null {
  const { name, title, fileName, email } = (told ?? {}) as Record<string, unknown>;
  return [name, title, fileName, email].find((each) => typeof each === 'string') ?? null;
}

/** The node that a payload `{ <noun>, userErrors }` holds: what the mutation changed. */
export function changedNode({ action, payloadType }: Asked, payload: Payload): ChangedObject {
  for (const { noun, record } of nodesOf(getNamedType(payloadType), payload)) {
    const teamId = noun === 'Team' ? record.id : record.teamId;
    if (typeof teamId === 'string') return { teamId, noun, id: record.id, name: nameOf(record) };
  }
  throw new Error(
    `${action} does not say what it changed, so that the audit log cannot: return the changed node with its teamId in the payload, call context.change.describe({ object }), context.change.nothing(), or mark it @NotAudited('why').`,
  );
}
