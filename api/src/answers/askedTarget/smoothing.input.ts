import { Field, InputType, Int } from 'type-graphql';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

/** The API's words for theory's: the value of each member is what theory writes. */
export enum SmoothingKind {
  MEDIAN = 'median',
  EXPONENTIAL = 'exponential',
}
declareEnum(SmoothingKind, 'SmoothingKind', 'How a metric is smoothed; either way looks back only.', {
  MEDIAN: 'Median of the last n evaluations.',
  EXPONENTIAL: 'Weights ((n − 1)/(n + 1))^age over all evaluations so far, from the n-th on.',
});

@InputType({ description: 'How a noisy metric is smoothed before a threshold is asked of it.' })
export class SmoothingInput {
  @Field(() => SmoothingKind, { description: 'In which way.' })
  kind!: SmoothingKind;

  @Field(() => Int, { description: 'Over how many evaluations, 2 to 99.' })
  evaluations!: number;
}
