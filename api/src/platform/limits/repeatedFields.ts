import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';
import { operationLimits } from './operationLimits.ts';
import { wholeDocumentRule } from './wholeDocumentRule.ts';

/** Most fields that are looked at, those of a fragment once for each spread. Only documents that multiply fragments have more. */
const mostLookedAt = 20_000;

/**
 * Refuses documents in which too many fields of one name stand in one place, fragments included. GraphQL's own rules compare each
 * pair of them: 480 of them, in 12 kB, took 60 ms of the event loop, whoever sent them and whatever the operation costs.
 */
export const repeatedFieldsRule = wholeDocumentRule((document) => {
  const refused = findRepeats(document);
  return refused && `${refused} Name each field once where it stands.`;
});

/** What is repeated too often, as a sentence; null where nothing is. */
function findRepeats({ definitions }: DocumentNode): string | null {
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const repeats = new Repeats(new Map(fragments.map((each) => [each.name.value, each])));
  for (const definition of definitions) {
    const isLookedAt = 'selectionSet' in definition && definition.selectionSet;
    const found = isLookedAt ? repeats.find([definition.selectionSet], 0) : null;
    if (found) return found;
  }
  return null;
}

class Repeats {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  #lookedAt = 0;

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  /** Looks through selections that are merged into one, as those of fields of one name are, and through those below. */
  find(merged: readonly SelectionSetNode[], depth: number): string | null {
    // Deeper than this it is refused in any case.
    if (depth > operationLimits.depth) return null;
    const below = new Map<string, SelectionSetNode[]>();
    const counts = new Map<string, number>();
    for (const field of this.#fieldsOf(merged)) {
      if (++this.#lookedAt > mostLookedAt) return 'Its fragments multiply its fields too often.';
      const name = (field.alias ?? field.name).value;
      const count = (counts.get(name) ?? 0) + 1;
      if (count > operationLimits.repeats)
        return `It asks for "${name}" more than ${operationLimits.repeats} times in one place.`;
      counts.set(name, count);
      if (!field.selectionSet) continue;
      const sets = below.get(name);
      if (sets) sets.push(field.selectionSet);
      else below.set(name, [field.selectionSet]);
    }
    for (const sets of below.values()) {
      const found = this.find(sets, depth + 1);
      if (found) return found;
    }
    return null;
  }

  /** Fields that stand in one place; those of a fragment once, however often it is spread there. */
  *#fieldsOf(sets: readonly SelectionSetNode[]): Generator<FieldNode> {
    const spread = new Set<string>();
    const open = [...sets];
    for (let set = open.pop(); set; set = open.pop()) {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) yield selection;
        else if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet);
        else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          const fragment = this.#fragments.get(selection.name.value);
          if (fragment) open.push(fragment.selectionSet);
        }
      }
    }
  }
}
