/** A data set's spec holds the names of its classes, so neither they nor their number may be long. */
export const namedClasses = { most: 1000, longestName: 100 } as const;
