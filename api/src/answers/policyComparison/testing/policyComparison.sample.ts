import { parseGlobalId } from '../../../platform/node/globalId.ts';
import { createComparisonOverHttp } from '../../../testing/createComparisonOverHttp.ts';
import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ url, team }) => {
    const { id } = await createComparisonOverHttp(url, team);
    return { PolicyComparison: parseGlobalId(id)?.id ?? '' };
  },
};
