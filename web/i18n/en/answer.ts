export const answer = {
  chip: {
    identified: 'Identified',
    noMinimum: 'No minimum',
    notIdentified: 'Not identified',
    open: 'No answer yet',
    failed: 'Failed',
    canceled: 'Cancelled',
  },
  target: {
    TRAINING_LOSS: 'training loss ≤ {threshold}',
    TEST_ACCURACY: 'test accuracy ≥ {threshold}',
    TEST_LOSS: 'test loss ≤ {threshold}',
    GRADIENT_NORM: 'gradient norm ≤ {threshold}',
  },
  openRuns: '{count, plural, one {# run} other {# runs}} still open; the answer may move within its interval',
  identified: {
    headline: 'Batch size <answer>{batchSize}</answer> reaches the target with the least work.',
    interval: '{level} % interval <b>{interval}</b>.',
    sensitivity: 'Without one batch size at a time: <b>{interval}</b>.',
    saves: '<b>{factor}× fewer gradients</b> than your {yours}.',
    savesAtLeast:
      '<b>At least {factor}× fewer gradients</b> than your {yours}, which never reached the target.',
    keep: 'Your {yours} is already within {percent} % of the least work; keep it.',
    valley:
      'Any batch size from <b>{lower} to {upper}</b> costs at most {percent} % more, so choose in that range by what your hardware runs fastest.',
  },
  noMinimum: {
    headline: 'Smaller batches never cost more work here.',
    free: 'Up to <b>{batchSize}</b>, work stays within {percent} % of the least ({level} % interval {interval}).',
    knee: 'At <b>{batchSize}</b> ({level} % interval {interval}) it doubles, for half the extra speed left to gain.',
  },
  notIdentified: {
    laws: 'These runs cannot say which batch size needs the least work.',
    lawsLead:
      '{count, plural, =2 {Two} =3 {Three} =4 {Four} other {#}} laws fit equally well and put it <b>{places}</b>.',
    listLanguage: 'en-GB',
    listType: 'disjunction',
    placeAt: 'at {batchSize}',
    placeNowhere: 'nowhere',
    edgeBelow: 'The least work is at {batchSize} or below, and nothing below was tested.',
    edgeAbove: 'The least work is at {batchSize} or above, and nothing above was tested.',
    interval: 'The least work is near {batchSize}, but these runs do not fence it in.',
    intervalLead: 'Its {level} % interval, {interval}, reaches beyond the batch sizes that were tested.',
    censored: 'No run reached the target within {cap} gradients.',
    censoredLead: 'Raise the limit or choose a looser target.',
    censoredLooser:
      'Raise the limit or choose a looser target; {target} was reached by {count, plural, one {# run} other {# runs}}.',
    tooFewBatchSizes: 'Too few batch sizes reached the target to say which needs the least work.',
    tooFewCrossings: 'Too few runs reached the target to say which batch size needs the least work.',
    tooFewLead: '{reached} runs reached it and {censored} did not.',
    noConvergence: 'No law could be fitted to these runs.',
    noConvergenceLead: 'Add runs at more batch sizes, or more seeds.',
    add: 'Runs at <b>{list}</b> would tell most.',
  },
  open: {
    headline: '{done} of {all} runs finished.',
    expected: 'All are done in about {time} at the longest; the first answer comes earlier.',
    soon: 'The first answer comes when enough runs have reached the target.',
  },
  failed: {
    headline: 'No answer: {count} of {all} runs failed.',
    lead: 'All for the same reason: {reason}',
    leadMixed: 'Their reasons are listed with the runs.',
  },
  canceled: { headline: 'No answer: this sweep was cancelled.', lead: '{done} of {all} runs had finished.' },
  short: {
    identified: 'b* = {batchSize} ({interval})',
    noMinimum: 'no minimum, at most {percent} % more up to {batchSize} ({interval})',
    notIdentified: 'not identified',
    open: 'no answer yet',
    none: 'no answer',
  },
};
