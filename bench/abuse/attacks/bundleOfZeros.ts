import { bundleOf } from './bundleFile.ts';
import { importAttack } from './importing.ts';

/**
 * A bundle of 66 kB whose sweep.json is 64 MiB of `[0,0,…]`. One look blocked everybody for 28.6 s and took 5.8 GB. A mend reads
 * bundles in a process of their own, with a limit of time and memory, before any transaction.
 */
export const bundleOfZeros = importAttack(
  { name: 'bundle-of-zeros', finding: 'security 2' },
  () => bundleOf(`[${'0,'.repeat(2 ** 25 - 2)}0]`, ''),
  { format: 'BUNDLE' },
);
