/** Why nothing is added to an imported sweep, nor tried again. */
export const importedIsOver =
  'The sweep was imported: its runs are over, and none is added. Start a sweep of your own like it.';
