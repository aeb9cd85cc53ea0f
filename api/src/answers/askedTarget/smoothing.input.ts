import { Field, InputType, Int } from 'type-graphql';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

/** The API's words for theory's: the value of each member is what theory writes. */
export enum SmoothingKind {
  MEDIAN = 'median',
  EXPONENTIAL = 'exponential',
}
declareEnum(
  SmoothingKind,
  'SmoothingKind',
  'Kind of smoothing. Both kinds use only the present and earlier evaluations.',
  {
    MEDIAN: 'Median of the last n evaluations.',
    EXPONENTIAL: 'Exponential: weights ((n − 1)/(n + 1))^age over all evaluations so far, from the n-th on.',
  },
);

@InputType({ description: 'How to smooth a noisy metric before it is compared with a threshold.' })
export class SmoothingInput {
  @Field(() => SmoothingKind, { description: 'Kind of smoothing.' })
  kind!: SmoothingKind;

  @Field(() => Int, { description: 'Number of evaluations to smooth over, 2 to 99.' })
  evaluations!: number;
}
