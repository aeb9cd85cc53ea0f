import { bundleOf } from './bundleFile.ts';
import { importAttack } from './importing.ts';

const line = `{"x":[${'0,'.repeat(30_000)}0]}\n`;

/**
 * A bundle of some 300 kB that unpacks to 240 MB of rows, each a list of thirty thousand zeros. It took 8.7 s of processor
 * on the event loop. A mend reads it elsewhere, and gives it a deadline.
 */
export const bundleOfLongLines = importAttack(
  { name: 'bundle-of-long-lines', finding: 'security 2' },
  () => bundleOf('{}', line.repeat(4_000)),
  { format: 'BUNDLE' },
);
