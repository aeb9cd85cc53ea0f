/**
 * Where this portal is reached, as the operator says (CRITBATCH_PUBLIC_URL); null where they have not. The header Host is the
 * sender's: a page with the secret of a shared report in it must not lead where that points.
 */
export function publicOrigin(): URL | null {
  return URL.parse(process.env.CRITBATCH_PUBLIC_URL ?? '');
}
