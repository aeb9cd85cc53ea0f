export const target = {
  title: 'Ask for another target',
  caption: 'Drag. Every answer comes from the same runs; nothing is trained again.',
  slider: 'Target',
  axis: 'target (tighter →)',
  answerAxis: 'b* (examples)',
  sentence:
    'b* against the target, both axes logarithmic, with its interval; tighter targets to the right. {target}: {answer}.',
  definition:
    'b* at other targets, read from the logs of these runs as they passed them. Hollow: the runs identify none there. Tighter targets than these are not answered: the runs stopped at theirs.',
  slope:
    'A target half as far away makes b* about {factor} times as large ({lower} to {upper}, as far as the intervals tell).',
  bent: 'A target half as far away makes b* about {factor} times as large overall, but by different factors at different targets: no single factor fits all the intervals.',
  threshold: 'Target',
  answer: 'b*',
  reached: 'Runs that reached it',
  censored: 'Stopped short',
  noise:
    'Gradient noise scale on the way to the target: {value} ({level} % interval {interval}; {count, plural, one {# run} other {# runs}}). It compares the noise of a gradient with the gradient, and is not b*.',
};
