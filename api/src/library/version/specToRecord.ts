import { isOutside, type RecordedDatasetSpec, type RecordedModelSpec } from '@critbatch/theory';

type Known = { name: string; version: number };

/**
 * The spec to record under this name, with what the team has of it; a sentence where its content has another name already.
 *
 * What only a program outside knows is told by little: two networks of one size are two models. A second name for such a spec
 * goes into its details, as with imported results. Data with a checksum are the same data under every name.
 */
export async function specToRecord<Spec extends RecordedModelSpec | RecordedDatasetSpec, Found extends Known>(
  spec: Spec,
  name: string,
  find: (spec: Spec) => Promise<Found | null>,
): Promise<{ spec: Spec; known: Found | null } | { refused: string }> {
  const known = await find(spec);
  if (!known || known.name === name) return { spec, known };
  const named = withName(spec, name);
  const other = named ? await find(named) : known;
  if (named && (!other || other.name === name)) return { spec: named, known: other };
  const { name: taken, version } = other ?? known;
  const remedy = isOutside(spec)
    ? 'use its name, or add a detail that tells the two apart.'
    : 'use that one.';
  return { refused: `This spec is recorded as "${taken}" version ${version}; ${remedy}` };
}

/** As many as a spec may have (theory/src/spec/outsideSpec.ts). */
const mostDetails = 50;

function withName<Spec extends RecordedModelSpec | RecordedDatasetSpec>(
  spec: Spec,
  name: string,
): Spec | null {
  if (!isOutside(spec) || !('details' in spec)) return null;
  if ('sha256' in spec && spec.sha256 !== null) return null;
  if ('name' in spec.details || Object.keys(spec.details).length >= mostDetails) return null;
  return { ...spec, details: { ...spec.details, name } };
}
