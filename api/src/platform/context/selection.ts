import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { Kind } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

/** What an operation asks of the value of a field: names of fields, whatever their aliases, through all fragments. */
export class Selection {
  readonly #fragments: Fragments;
  readonly #fields = new Map<string, FieldNode[]>();

  constructor(nodes: readonly FieldNode[], fragments: Fragments) {
    this.#fragments = fragments;
    for (const node of nodes) this.#collect(node);
  }

  names(): Iterable<string> {
    return this.#fields.keys();
  }

  has(...names: string[]): boolean {
    return names.some((name) => this.#fields.has(name));
  }

  /** What is asked of one of its fields; nothing where it is not asked for. */
  within(name: string): Selection {
    return new Selection(this.#fields.get(name) ?? [], this.#fragments);
  }

  /** What a connection is asked of its items, as nodes and as edges. */
  get items(): Selection {
    const nodes = [this.#fields.get('nodes'), this.within('edges').#fields.get('node')];
    return new Selection(
      nodes.flatMap((each) => each ?? []),
      this.#fragments,
    );
  }

  #collect({ selectionSet }: Pick<FieldNode, 'selectionSet'>): void {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.INLINE_FRAGMENT) this.#collect(selection);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        this.#collect(this.#fragments[selection.name.value] ?? {});
      } else {
        const name = selection.name.value;
        this.#fields.set(name, [...(this.#fields.get(name) ?? []), selection]);
      }
    }
  }
}

const known = new WeakMap<readonly FieldNode[], Selection>();

/** What is asked of the field that is being resolved. The items of a list are asked with the same nodes. */
export function selectionOf({ fieldNodes, fragments }: GraphQLResolveInfo): Selection {
  const made = known.get(fieldNodes) ?? new Selection(fieldNodes, fragments);
  known.set(fieldNodes, made);
  return made;
}
