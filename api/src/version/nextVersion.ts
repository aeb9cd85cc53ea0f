type Versions = {
  aggregate: (query: { where: { teamId: string; name: string }; _max: { version: true } }) => Promise<{
    _max: { version: number | null };
  }>;
};

/** The number of a new version of a name: one above the highest, since versions can be deleted. */
export async function nextVersion(versions: Versions, teamId: string, name: string): Promise<number> {
  const { _max } = await versions.aggregate({ where: { teamId, name }, _max: { version: true } });
  return (_max.version ?? 0) + 1;
}
