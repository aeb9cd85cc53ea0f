export const policies = {
  title: 'Policy comparisons',
  lead: 'Sweeps that differ in their step-size policy alone: which policy reaches the target with the least work, each at its own best batch size.',
  start: 'Compare policies',
  fromSweep: 'Compare it with other policies',
  started: 'Started.',
  empty:
    'No policies have been compared yet. Start a comparison; every policy is trained on the same batch sizes and seeds.',
  older: 'Older comparisons',
  open: 'not known yet',
  above: 'more than {factor}',
  csv: 'Policies (CSV)',
  list: { on: 'On', answer: 'Answer', running: 'still running' },
  answers: {
    BEST_FOUND: '{best} needs the least work',
    CANNOT_TELL: 'cannot be told apart',
    TOO_FEW_MEASURED: 'nothing to compare yet',
  },
  finding: {
    best: '<answer>{best}</answer> needs the least work, at batch size {batchSize}.',
    alike: 'These runs do not tell <b>{names}</b> apart.',
    tooFew: 'There is nothing to compare yet: fewer than two policies have reached the target often enough.',
    factor:
      'The next, {next}, needs <b>{factor} times</b> as many gradients ({level} % interval {interval}).',
    basis: 'Each was tried at {batchSizes} batch sizes with {seeds, plural, one {one seed} other {# seeds}}.',
    edge: 'Its best batch size, {batchSize}, is the last that was tried: beyond it might need less.',
    tuned: 'Its learning rate was tuned for every batch size on these same runs, which flatters it.',
    open: 'Some runs are still to come.',
  },
  chart: {
    title: 'Least work of each policy, over that of the best',
    caption:
      'Least N(b) over the batch sizes that were tried, divided by that of the best policy. Whiskers: {level} % interval. Arrows: no run reached the target, so it needs more than this.',
    axis: 'least work ÷ that of the best',
    column: 'times the best (interval)',
    sentence: 'The least work of {count} policies on one logarithmic axis. {finding}',
    definition:
      'N(b) = b · K(b): per-example gradients to the target. The least N of a policy is that at its own best batch size; the interval comes from pairs of draws of the two fits.',
  },
  table: {
    title: 'The policies',
    region: 'Policies with their work and sweeps; scrolls sideways',
    policy: 'Policy',
    work: 'Least work (interval)',
    at: 'At batch size',
    edge: 'the last tried',
    verdict: 'Against the best',
    sweeps: 'Sweeps',
    atLeast: 'more than {work}',
  },
  verdict: {
    best: 'the least work',
    alike: 'cannot be told from the best',
    worse: 'surely more work',
    never: 'never arrived',
    open: 'too few runs yet',
  },
  choices: {
    maximum: 'SGD + Armijo, reset maximum',
    increase: 'SGD + Armijo, reset increase',
    previous: 'SGD + Armijo, reset previous',
    epochMean: 'SGD + Armijo, reset epochMean',
    tuned: '{optimiser}, tuned',
  },
  form: {
    lead: 'Every policy trains on the same model, data, batch sizes and seeds, to the same target. A tuned one tries every learning rate of the grid at every batch size.',
    contenders: 'Policies',
    multiples:
      'Learning rates of the tuned ones, as multiples of the usual rates ({usual}), separated by commas',
    submit: 'Start the comparison',
  },
};
