export const change = {
  title: 'Change the runs',
  lead: 'Runs that are added join the same answer; nothing that was recorded is lost.',
  suggesting: 'Looking for the runs that would settle it …',
  suggestionAway: 'Which runs would settle it cannot be computed right now. Open the page again in a moment.',
  suggestion:
    '{count, plural, one {One more run would tell most for its price, at batch size {list}.} other {# more runs would tell most for their price, at batch sizes {list}.}}',
  severalAt: '{batchSize} (×{count})',
  addSuggested: 'Add {count, plural, one {this run} other {these # runs}} · about {cost}',
  suggestionElsewhere:
    '{count, plural, one {One more run would tell most, at batch size {list}.} other {# more runs would tell most, at batch sizes {list}.}}',
  elsewhere:
    'These runs were trained elsewhere, so none can be added here. Train there what is missing, and import all runs together: that is a new sweep, with its own answer.',
  takes: '{count, plural, one {It} other {They}} would take about {cost}.',
  settles:
    '{count, plural, one {That would settle it} other {They would settle it}} in {settled} of {simulations} simulated outcomes.',
  settlesRarely:
    'Still, {count, plural, one {it would} other {they would}} most likely not settle it, and more runs would have to follow: {count, plural, one {it settles it} other {they settle it}} in only {settled} of {simulations} simulated outcomes.',
  hopeless:
    'A few more runs would hardly settle it: the {count, plural, one {run that tells most, at batch size {list}, does} other {# runs that tell most, at batch sizes {list}, do}} so in {settled} of {simulations} simulated outcomes. You can still add runs of your own choice, or ask for another target.',
  hopelessElsewhere:
    'A few more runs would hardly settle it: the {count, plural, one {run that tells most, at batch size {list}, does} other {# runs that tell most, at batch sizes {list}, do}} so in {settled} of {simulations} simulated outcomes.',
  costNote:
    'Device time and money are what such runs took here so far. Nothing starts until you add {count, plural, one {it} other {them}}.',
  timeNote:
    'Device time is what such runs took here so far. Nothing starts until you add {count, plural, one {it} other {them}}.',
  nothingToSuggest: 'The planner names no run that would settle it: {reason}',
  looserTarget: 'Answer for {target}',
  looserTargetNote: 'The runs so far have this answer: nothing more is trained.',
  targetAdded: 'The target is added.',
  smallerSteps: 'Start again with smaller steps',
  smallerRate: 'Start again with learning rate {learningRate}',
  add: 'Add runs',
  batchSizes: 'Batch sizes, separated by commas',
  seeds: 'Seeds',
  budget: 'Budget: gradients per run',
  raise: 'Raise the budget',
  raiseHint: 'Runs that stopped at the budget go on from where they were.',
  added: 'The runs are queued.',
  raised: 'The budget is raised.',
  unreachable: 'The API does not answer. Try again in a moment.',
};
