import type { OptimiserSpec } from '@critbatch/theory';

const optimiserNames: Record<OptimiserSpec['name'], string> = {
  sgdArmijo: 'Armijo',
  sgd: 'SGD',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  adam: 'Adam',
  adamW: 'AdamW',
  rmsProp: 'RMSProp',
};

/** What a policy is called where nobody names it. */
export function contenderName(grid: readonly OptimiserSpec[]): string {
  const [first] = grid;
  if (first === undefined) return '';
  const optimisers = new Set(grid.map(({ name }) => optimiserNames[name]));
  if (grid.length > 1) return `${[...optimisers].join(' or ')}, tuned for every batch size`;
  return first.name === 'sgdArmijo'
    ? `Armijo, reset ${first.reset}`
    : `${optimiserNames[first.name]}, learning rate ${first.learningRate.base}`;
}
