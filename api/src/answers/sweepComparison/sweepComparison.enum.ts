import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export enum ComparisonHindrance {
  DIFFERENT_TARGETS = 'DIFFERENT_TARGETS',
  DIFFERENT_DATASETS = 'DIFFERENT_DATASETS',
}
declareEnum(ComparisonHindrance, 'ComparisonHindrance', 'Why the work of sweeps cannot be compared.', {
  DIFFERENT_TARGETS: 'Their primary targets differ in metric or threshold.',
  DIFFERENT_DATASETS: 'They are trained on different data sets.',
});
