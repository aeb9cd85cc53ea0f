export const userErrors = {
  below: 'Must be less than {limit}.',
  atMost: 'Must be at most {limit}.',
  above: 'Must be more than {limit}.',
  atLeast: 'Must be at least {limit}.',
  kind: 'This is not a value of the kind that is wanted here.',
  choice: 'Choose one of the values that are offered.',
  runs: 'Batch sizes times seeds make too many runs: at most {limit}.',
  examples: 'No more than the {limit} training examples that the data set has.',
  misfit: 'This model takes inputs of {taken}, and the data set has {given}. Choose a model for these data.',
  classes:
    'This model tells {taken} classes apart, and the data set has {given}. Choose a model for these data.',
  readsText: 'This model reads text, and the data set is none. Choose a model for these data.',
  isText: 'The data set is a text, which transformers read. Choose a model for these data.',
  spent: 'Runs may see {limit} examples already; give more.',
  ended: 'The sweep has ended already.',
  canceled: 'The sweep was cancelled; start a new one.',
  recorded: 'This architecture is recorded already, as “{name}” version {version}: use that one.',
  noJson: 'This is not JSON: {reason}',
  datasetUsed:
    '{count, plural, one {# sweep uses} other {# sweeps use}} this data set, whose figures would lose their ground: it stays.',
  notFound: 'Your team has none; choose another.',
  other: 'The API says: {message}',
};
