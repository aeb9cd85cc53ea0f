/** Most rows of logs that a sweep is imported with. */
export const mostRows = 500_000;
/** Most points of an archive's runs: rounded up to steps, several may become one row. */
export const mostPoints = 4 * mostRows;
