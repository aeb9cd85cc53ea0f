export const budget = {
  title: 'Train on a fixed number of examples instead',
  otherTitle: 'Other budgets, from the same runs',
  caption: 'Drag. Which batch size leaves the least loss when they are spent, from the same runs.',
  slider: 'Examples a run',
  axis: 'examples a run',
  answerAxis: 'best batch size',
  sentence:
    'The batch size with the least loss against the number of examples, both axes logarithmic, with its interval. {budget}: {answer}.',
  definition:
    'What the runs had come to after so many examples, read from their logs. The best batch size here has the least {left} when the examples are spent; b* needs the least work to reach the target. Intervals at {level}\u00a0%. “Nearly as good” leaves at most {tolerance} more, all of them together as sure as that.',
  examples: '{examples} examples',
  best: 'Best batch size',
  near: 'Nearly as good',
  more: 'How many per cent more than the least {left}, by batch size',
  batchSizeAxis: 'batch size',
  runs: 'runs',
  moreThanLeast: '% more than the least',
  lossesTitle: 'What is left when the budget is spent: {left} by batch size',
  lossesCaption: 'After {examples} examples a run, with intervals.',
  lossesSentence: '{left} left at the budget against batch size, both axes logarithmic. {answer}',
  lossesDefinition:
    'A smooth curve through the means of the runs, which takes no law of the {left} for granted. Intervals at {level}\u00a0%.',
  power:
    'Twice the examples make it about {factor} times as large: a power of {power}, as far as the intervals tell.',
  bent: 'It grows as a power of about {power} of the examples overall, but no single power fits all the intervals.',
  others: 'Published for language models: {powers}.',
  published: '{power} by {source}',
  excluded: '{power} by {source}, which these runs exclude',
};
