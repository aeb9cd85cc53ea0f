import type {
  BatchSizeScaling,
  LearningRateInput,
  LearningRateSchedule,
  PolicyInput,
  ResetRule,
} from '../../graphql/generated/graphql.ts';
import type { FieldName, FieldValues } from './fields.ts';

type Read<Value> = (name: FieldName) => Value;

/** How the form's fields are read; what is wrong with one is noted there. */
export type FieldReader = {
  number: Read<number>;
  whole: Read<number>;
  /** A whole number that may be larger than GraphQL's Int. */
  count: Read<number>;
  orNull: (name: FieldName, read: Read<number>) => number | null;
};

/** The chosen optimiser with its fields; those of the others stay unread. */
export function readPolicy(values: FieldValues, read: FieldReader): PolicyInput {
  const { number } = read;
  const scheduled = () => ({ learningRate: readLearningRate(values, read) });
  const moments = () => ({
    firstMomentDecay: number('firstMomentDecay'),
    secondMomentDecay: number('secondMomentDecay'),
    epsilon: number('epsilon'),
  });
  switch (values.optimiser) {
    case 'sgd':
      return { sgd: scheduled() };
    case 'momentum':
      return { momentum: { ...scheduled(), momentum: number('momentum') } };
    case 'nesterov':
      return { nesterov: { ...scheduled(), momentum: number('momentum') } };
    case 'adam':
      return { adam: { ...scheduled(), ...moments() } };
    case 'adamW':
      return { adamW: { ...scheduled(), ...moments(), weightDecay: number('weightDecay') } };
    case 'rmsProp':
      return {
        rmsProp: {
          ...scheduled(),
          secondMomentDecay: number('meanSquareDecay'),
          epsilon: number('epsilon'),
        },
      };
    default:
      return {
        armijo: {
          reset: values.resetRule as ResetRule,
          initialStepSize: number('initialStepSize'),
          sufficientDecrease: number('sufficientDecrease'),
          backtrackFactor: number('backtrackFactor'),
          growthPerEpoch: number('growthPerEpoch'),
          maxStepSize: read.orNull('maxStepSize', number),
          maxTrials: read.whole('maxTrials'),
        },
      };
  }
}

function readLearningRate(values: FieldValues, { number, whole, count }: FieldReader): LearningRateInput {
  const { scaling, schedule } = values;
  return {
    base: number('learningRate'),
    scaling: scaling as BatchSizeScaling,
    referenceBatchSize: scaling === 'NONE' ? null : whole('referenceBatchSize'),
    schedule: schedule as LearningRateSchedule,
    ...(schedule === 'COSINE'
      ? { durationExamples: count('durationExamples'), finalShare: number('finalShare') }
      : {}),
    ...(schedule === 'STEP' ? { everyExamples: count('everyExamples'), factor: number('factor') } : {}),
    warmUpExamples: count('warmUpExamples'),
  };
}
