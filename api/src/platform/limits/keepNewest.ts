/**
 * Puts a value at the end of a map, and lets the first go where there are more than `most`. A map keeps the order of insertion: what
 * is put anew each time that it is asked for goes last.
 */
export function keepNewest<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}
