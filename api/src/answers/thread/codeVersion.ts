/** Raised whenever theory would say something else of the same crossings: stored estimates are then computed anew. */
export const codeVersion = 'theory/12';
