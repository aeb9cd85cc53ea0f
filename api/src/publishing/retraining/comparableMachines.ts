import type { Provenance } from '../../sweeps/attempt/provenance.schema.ts';

/**
 * Facts that two machines must share before a difference between their bits says anything. Which kernels a library runs follows
 * from the instructions of the processor, and sums from the order in which kernels add (docs/decisions/0033).
 */
const decidingFacts = [
  'engine',
  'device',
  'graphHash',
  'processor',
  'instructions',
  'platform',
  'node',
  '@tensorflow/tfjs-core',
  'checkpointFormat',
] as const;

/** Each engine tells of its own library alone. */
const libraries = [
  'onnxruntime-node',
  'tensorflow',
  '@tensorflow/tfjs-node',
  '@tensorflow/tfjs-backend-cpu',
] as const;

/**
 * Why two computations may differ honestly, as a sentence; null where they must not. A fact that one of them does not tell is
 * taken to differ.
 */
export function whyIncomparable(logged: Provenance | null, here: Provenance): string | null {
  const differing =
    decidingFacts.find(
      (fact) => logged?.[fact] === undefined || here[fact] === undefined || logged[fact] !== here[fact],
    ) ?? libraries.find((fact) => logged?.[fact] !== here[fact]);
  if (differing) {
    const [was, is] = [logged?.[differing] ?? 'not told', here[differing] ?? 'not told'];
    return `The run’s ${differing}: ${was}; of the worker that trained it again: ${is}.`;
  }
  if (logged?.device !== 'cpu') return `Nobody promises the same bits twice on the device ${logged?.device}.`;
  return null;
}

/** What all attempts of a run say alike; a fact that differs, or that one of them does not tell, is left out. */
export function commonFacts(provenances: readonly (Provenance | null)[]): Provenance | null {
  const [first, ...others] = provenances;
  if (!first || others.some((other) => other === null)) return null;
  const facts = Object.entries(first).filter(([fact, value]) =>
    others.every((other) => other?.[fact] === value),
  );
  return Object.fromEntries(facts) as Provenance;
}
