import type { OptimiserName, OptimiserSpec } from '@critbatch/theory';
import { optimiserWords } from '@critbatch/theory';

/** What a policy is called where nobody names it. */
export function contenderName(grid: readonly OptimiserSpec[]): string {
  const [first] = grid;
  if (first === undefined) return '';
  const optimisers = new Set(grid.map(({ name }) => shortName(name)));
  if (grid.length > 1) return `${[...optimisers].join(' or ')}, tuned for every batch size`;
  return first.name === 'sgdArmijo'
    ? `${shortName(first.name)}, reset ${first.reset}`
    : `${shortName(first.name)}, learning rate ${first.learningRate.base}`;
}

function shortName(name: OptimiserName): string {
  return name === 'sgdArmijo' ? 'Armijo' : optimiserWords[name].en.short;
}
