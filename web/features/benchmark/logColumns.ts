/** What is told of a row of a submitted log, as the columns of a file. */
export const logColumns = [
  'step',
  'trainingLoss',
  'testLoss',
  'testAccuracy',
  'gradientNorm',
  'deviceSeconds',
] as const;
