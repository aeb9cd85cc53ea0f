import type { GraphQLNamedType, GraphQLOutputType } from 'graphql';
import { getNamedType, isNullableType, isObjectType } from 'graphql';
import type { UserError } from '../input/userError.type.ts';

/** What a mutation answers: `{ <noun>, userErrors }`. */
export type Payload = { userErrors: UserError[] } & Record<string, unknown>;

/** What is about to be done: the mutation, the type of its payload, and what was sent. */
export type Asked = {
  action: string;
  payloadType: GraphQLOutputType;
  input: object;
  /** How long its transaction may be open, where that is more than usual. */
  transactionSeconds?: number | undefined;
};

/** The payload of a mutation that is refused after it has done its work: none of what it made is shown. */
export function refusalOf({ payloadType }: Asked, payload: Payload, ...userErrors: UserError[]): Payload {
  const type = getNamedType(payloadType);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const withheld = fields.filter(({ type: fieldType }) => isNullableType(fieldType));
  return { ...payload, ...Object.fromEntries(withheld.map(({ name }) => [name, null])), userErrors };
}

type Found = { field: string; noun: string; record: { id: string; teamId?: unknown } };

/** Every node directly in a payload. */
export function nodesOf(payloadType: GraphQLNamedType, payload: Payload): Found[] {
  if (!isObjectType(payloadType)) return [];
  return Object.values(payloadType.getFields()).flatMap(({ name: field, type }) => {
    const nodeType = getNamedType(type);
    const record = payload[field];
    const isNode = isObjectType(nodeType) && nodeType.getInterfaces().some(({ name }) => name === 'Node');
    if (!isNode || !isRow(record)) return [];
    return [{ field, noun: nodeType.name, record }];
  });
}

function isRow(value: unknown): value is Found['record'] {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
