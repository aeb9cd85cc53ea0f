/** Reads together what is asked alike, and gives the value of each key, in their order. */
export async function readAlike<Key, Value>(
  keys: readonly Key[],
  alike: (key: Key) => string,
  read: (same: readonly [Key, ...Key[]]) => Promise<Value[]>,
): Promise<Value[]> {
  const values = new Map<Key, Value>();
  const groups = [...Map.groupBy(keys, alike).values()] as [Key, ...Key[]][];
  await Promise.all(
    groups.map(async (same) => {
      const found = await read(same);
      same.forEach((key, index) => {
        values.set(key, found[index] as Value);
      });
    }),
  );
  return keys.map((key) => values.get(key) as Value);
}
