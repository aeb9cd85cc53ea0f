const everyTest =
  /^(?:jest\.config\.mjs|package-lock\.json|launcher\/(?:jest\/.*|leaveOut\.mjs)|api\/src\/server\/loader\/.*)$/;

/** What every test file runs by or runs with, and names nowhere: how Jest runs, how sources are loaded, what is installed. */
export const thoseOfEveryTest = (changed: readonly string[]): string[] =>
  changed.filter((path) => everyTest.test(path));
