export { type Client, type ClientOptions, createClient, type RequestOptions } from './client.ts';
export { ApiUnreachable, accepted, CritbatchError } from './faults.ts';
export type { FollowOptions } from './follow.ts';
export { graphql, type ResultOf, type VariablesOf } from './graphql.ts';
export {
  type BudgetAnswer,
  type Estimate,
  type Recommendation,
  waitForBudgetAnswer,
  waitForEstimate,
} from './waitForEstimate.ts';
