import { CritbatchError } from '@critbatch/theory';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';
import type { Computing } from './computes.ts';
import { costOfComputing } from './computes.ts';
import { operationLimits } from './operationLimits.ts';

/** As many values of a list of scalars take about as long to answer as an object of some fields. */
const valuesPerObject = 20;
/** A list whose size no argument gives is taken to be this long. */
const assumedListSize = 10;
/** A change is never as cheap as a read. */
const costOfChange = 10;
/** Arguments that say how long a list may become. */
const sizeArguments = ['first', 'last', 'points', 'buckets'];

type Variables = Record<string, unknown>;

/** Whether an argument of a field says how long its list may become. */
export function hasSizeArgument({ args }: Pick<GraphQLField<unknown, unknown>, 'args'>): boolean {
  return args.some(({ name }) => sizeArguments.includes(name));
}

/**
 * The most objects that an operation's answer can hold, from the schema and the operation alone: an object costs 1, a
 * list as many times its items as it may have, a scalar nothing, a column of scalars 1 for every 20, a mutation 10 on top,
 * and what has to be computed as much as objects would take in that time (computes.ts).
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  }
  const sent = { ...defaultsOf(operation), ...variables };
  const cost = new Cost(schema, fragments, sent).ofSelection(operation.selectionSet, root, assumedListSize);
  return operation.operation === 'mutation' ? cost + costOfChange : cost;
}

/** OPERATION_TOO_LARGE where an operation costs more than one may. */
export function requireAffordable(cost: number): void {
  if (cost <= operationLimits.cost) return;
  throw new CritbatchError(
    'OPERATION_TOO_LARGE',
    `The answer could hold ${cost} objects, and may hold ${operationLimits.cost}: ask for smaller pages.`,
  );
}

/** What a variable is that is not sent: a size counts alike, wherever it stands. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

class Cost {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  readonly #variables: Variables;
  /** By fragment and size: fragments within fragments would else be counted exponentially often. */
  readonly #known = new Map<string, number>();

  constructor(schema: GraphQLSchema, fragments: Map<string, FragmentDefinitionNode>, variables: Variables) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  /** `pageSize` is what the field above asked for: a connection's edges and nodes are as long as its page. */
  ofSelection({ selections }: SelectionSetNode, type: GraphQLCompositeType, pageSize: number): number {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) cost += this.#ofField(selection, type, pageSize);
      else if (selection.kind === Kind.FRAGMENT_SPREAD)
        cost += this.#ofFragment(selection.name.value, pageSize);
      else {
        const narrowed = selection.typeCondition ? this.#type(selection.typeCondition.name.value) : type;
        cost += this.ofSelection(selection.selectionSet, narrowed ?? type, pageSize);
      }
    }
    return cost;
  }

  #ofFragment(name: string, pageSize: number): number {
    const key = `${name} ${pageSize}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    const type = fragment && typeFromAST(this.#schema, fragment.typeCondition);
    const cost =
      isCompositeType(type) && fragment ? this.ofSelection(fragment.selectionSet, type, pageSize) : 0;
    this.#known.set(key, cost);
    return cost;
  }

  #ofField(node: FieldNode, parent: GraphQLCompositeType, pageSize: number): number {
    const field = fieldOf(parent, node.name.value);
    const type = field && getNamedType(field.type);
    if (!field) return 0;
    const asked = this.#askedSize(field, node);
    const items = isListType(getNullableType(field.type)) ? (asked ?? pageSize) : 1;
    const computing = costOfComputing(field.extensions.computing as Computing | undefined, () =>
      getArgumentValues(field, node, this.#variables),
    );
    if (!node.selectionSet || !isCompositeType(type)) return computing + Math.floor(items / valuesPerObject);
    return computing + items * (1 + this.ofSelection(node.selectionSet, type, asked ?? assumedListSize));
  }

  #askedSize(field: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
    const sizes = field.args.filter(({ name }) => sizeArguments.includes(name));
    if (sizes.length === 0) return null;
    const values = getArgumentValues(field, node, this.#variables);
    // A caller that sends null gets the usual page.
    const size = sizes
      .map(({ name, defaultValue }) => values[name] ?? defaultValue)
      .find((value) => typeof value === 'number');
    return typeof size === 'number' && size > 0 ? size : assumedListSize;
  }

  #type(name: string): GraphQLCompositeType | null {
    const type = this.#schema.getType(name);
    return isCompositeType(type) ? type : null;
  }
}

/** A field by its name; the schema's description of itself, which no type lists among its fields, is as dear as anything else. */
function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  const meta = [SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name);
  if (meta) return meta;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}
