import type { PolicyPartsFragment } from '../../graphql/generated/graphql.ts';

/** Whether step sizes were searched for. An update rule takes its learning rate as it is; what was trained elsewhere may say. */
export function hasLineSearch({ __typename }: Pick<PolicyPartsFragment, '__typename'>): boolean {
  return __typename === 'ArmijoPolicy' || __typename === 'OutsidePolicy';
}
