import { removeStalled } from '../../library/upload/removeStalled.ts';
import type { Noun } from '../../platform/noun/noun.ts';
import { bundleFolder } from './bundleFolder.ts';

export const bundleNoun: Noun = {
  chores: [{ everyMilliseconds: 600_000, run: (services) => removeStalled(bundleFolder(services)) }],
};
