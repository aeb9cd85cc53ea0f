import type { ArmijoConfig, OptimiserName, OptimiserSpec } from '@critbatch/theory';
import { lineSearchSettingNames, optimiserWords } from '@critbatch/theory';

/** What a policy is called where nobody names it. */
export function contenderName(grid: readonly OptimiserSpec[]): string {
  const [first] = grid;
  if (first === undefined) return '';
  const optimisers = new Set(grid.map(({ name }) => shortName(name)));
  if (grid.length > 1) return `${[...optimisers].join(' or ')}, tuned for every batch size`;
  return first.name === 'sgdArmijo'
    ? [`${shortName(first.name)}, reset ${first.reset}`, ...unusualSettings(first)].join(', ')
    : `${shortName(first.name)}, learning rate ${first.learningRate.base}`;
}

/** A spec holds those alone. */
function unusualSettings(search: ArmijoConfig): string[] {
  return lineSearchSettingNames.flatMap((name) =>
    search[name] === undefined ? [] : [`${name} ${search[name]}`],
  );
}

function shortName(name: OptimiserName): string {
  return name === 'sgdArmijo' ? 'Armijo' : optimiserWords[name].en.short;
}
