type Versions = {
  aggregate: (query: {
    where: { teamId: string; name: string; id?: { not: string } };
    _max: { version: true };
  }) => Promise<{ _max: { version: number | null } }>;
};

/**
 * The number of a new version of a name: one above the highest, since versions can be deleted. `but` is the id of a version that
 * is stored and has no number of its own yet.
 */
export async function nextVersion(
  versions: Versions,
  teamId: string,
  name: string,
  but?: string,
): Promise<number> {
  const { _max } = await versions.aggregate({
    where: { teamId, name, ...(but && { id: { not: but } }) },
    _max: { version: true },
  });
  return (_max.version ?? 0) + 1;
}
