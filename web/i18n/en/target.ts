export const target = {
  title: 'b* as the target tightens',
  caption:
    'Read from the logs of these runs; nothing was trained for it. Tighter targets than these are not answered: the runs stopped at theirs.',
  slider: 'Target',
  slope:
    'A target half as far away makes b* about {factor} times as large ({lower} to {upper}, as far as the intervals tell).',
  bent: 'A target half as far away makes b* about {factor} times as large on the whole, but no straight line in logarithms passes through the intervals.',
  table: 'All thresholds',
  threshold: 'Target',
  answer: 'b*',
  reached: 'Runs that reached it',
  censored: 'Stopped short',
  noise:
    'Gradient noise scale on the way to the target: {value} ({level} % interval {interval}; {count, plural, one {# run} other {# runs}}). It compares the noise of a gradient with the gradient, and is not b*.',
};
