export const home = {
  title: 'Where your team stands',
  decisions: {
    title: 'Decisions',
    decided: 'decided',
    allSweeps: 'All sweeps that ended',
    allStudies: 'All studies',
    none: 'None yet. What a sweep or a study recommends appears here when it ends.',
  },
  running: {
    title: 'Running',
    none: 'Nothing.',
    left: 'finishes in {left}',
    choosing: 'the next runs are being chosen',
    all: 'All that run',
  },
  needs: {
    title: 'Needs you',
    none: 'Nothing.',
    more: '{count, plural, one {# more} other {# more}}',
    choice: 'waits for your choice of the learning rate',
    worker: 'no worker is there',
    module: 'no worker with its module is there',
    program: 'waits for the program that reports its runs',
    allFailed: 'all runs failed',
    failed: '{failed} of {total} runs failed',
    tooLarge: '{tooLarge} of {total} runs are too large for the device',
    notIdentified: 'not identified: see what to do next',
    memory: 'b* may lie above {fits}: needs a device with more memory',
    decision: '{ended} has ended: decide what follows',
    study: '{ended} has ended; {next} has no sweep yet',
  },
  ways: {
    title: 'Now yours',
    more: 'Another answer',
    catalogue: { have: 'I have data, or take one of the built-in models', do: 'start a sweep' },
    loop: { have: 'I have a training loop in PyTorch', do: 'report from Python' },
    logs: { have: 'I have runs already: CSV, MLflow, TensorBoard, W&B', do: 'import logs' },
  },
  learn: 'What a critical batch size is, told on your first sweep',
  lesson: {
    titleRunning: 'How large should a batch be? Watch us find out.',
    title: 'How large should a batch be?',
    lead: 'A network learns from a batch of examples at a time, and takes one step after each. Larger batches need fewer steps, but each step costs more. Somewhere in between, the work is least. Critbatch trains a model at several batch sizes and says where, how sure that is, and what it saves.',
    now: 'Right now it trains {model} on {dataset}.',
    ended: 'It has trained {model} on {dataset}.',
    yours: 'This sweep takes {batchSize} as the batch size that you use now.',
    changeYours: 'Say another',
    sayYours: 'Say which batch size you use now, and the answer says what a change would save.',
    nothingYet:
      'Nothing has been trained here yet. A first sweep with the values of the form takes a few minutes.',
    chart: 'Each dot is one training',
    chartCaption:
      'Height: how many examples it looked at before it was good enough ({target}). Both axes grow by factors.',
    dots: {
      title: 'Each dot is one training.',
      waiting: 'No training has started yet. Each becomes a dot when it reaches the target.',
      underWay:
        '{count, plural, one {# training is} other {# trainings are}} under way. Each becomes a dot when it reaches the target.',
      none: 'No training reached the target, so there is no dot.',
      some: '{count, plural, one {{dots} training has} other {{dots} trainings have}} reached the target so far.',
      withArrows:
        '{count, plural, one {{dots} training has} other {{dots} trainings have}} reached the target. {arrows, plural, one {The arrow is one that had} other {The {missed} arrows are those that had}} spent all the examples allowed before reaching it.',
    },
    steps: {
      label: 'What the chart shows, step by step',
      title: 'The larger the batch, the fewer the steps.',
      titleFlat: 'A larger batch has not saved steps here.',
      waiting: 'This shows when trainings at two batch sizes have reached the target.',
      early:
        'The first trainings do not show it yet: their batch sizes lie close together, or vary by chance.',
      text: 'At batch size {small} a training took {smallSteps} steps; at {large}, {largeSteps}.',
    },
    work: {
      title: 'But each step costs more.',
      waiting: 'Steps times batch size is the work: the height of a dot.',
      text: 'A step at batch size {large} looks at {large} examples. Steps times batch size is the work, the height of a dot: from {leastWork} at {least} to {mostWork} at {most}.',
    },
    floor: {
      title: 'The floor of the valley is the critical batch size, b*.',
      titleNone: 'Here there is no valley.',
      waiting: 'Too few trainings so far to draw the line whose lowest point it is.',
      open: 'These trainings do not say where it is.',
      moving:
        'The line is the law that fits the dots best. So far: <b>{told}</b>; trainings that are still open can move it.',
      found:
        'The line is the law that fits the dots best: <b>{told}</b>. In brackets is the range that it lies in, 19 times in 20.',
      none: 'Work only grows with the batch: <b>{told}</b>.',
    },
  },
};
