/** The version that `?version=` names, from 1; null where it names none, or nothing that a version could be called. */
export function versionAsked(given: string | string[] | undefined): number | null {
  const [version = '', ...more] = [given ?? []].flat();
  return more.length === 0 && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : null;
}
