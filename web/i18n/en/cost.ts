export const cost = {
  panel: {
    saving: 'What moving from {from} to {to} saves',
    savingLead: 'For one training run to the target, on one device; {level} % interval.',
    deviceTime: 'Device time',
    cost: 'Cost',
    spent: 'What this sweep has spent',
    unpriced: '{time} without a price',
    untimed: 'not known: its runs came without times',
    noPrice:
      'No price is recorded for {device}. Type one to see money; an admin records prices on the team page.',
    ask: 'Price and limits',
    price: 'Price per device hour',
    currency: 'Currency',
    devices: 'Most devices',
    maxHours: 'At most hours',
    maxCost: 'At most {currency}',
    maxMoney: 'At most money',
    apply: 'Show',
    clear: 'As recorded',
    finding:
      'Cheapest inside the limits: batch size {batchSize} on {devices, plural, one {# device} other {# devices}}.',
    outside: 'No choice of batch size and devices keeps these limits.',
  },
  choices: {
    title: 'Choices inside the limits',
    devices: 'Devices',
    batchSize: 'Batch size',
    time: 'Time',
    cheapest: 'Cheapest',
    fastest: 'Fastest',
  },
  frontier: {
    title: 'What time costs',
    caption:
      'Line: no choice is both faster and cheaper. Time to the target from K(b) and step times; {price}. Exchange of gradients assumed at {bandwidth} GB/s.',
    price: '{price} {currency} per device hour',
    unpriced: 'no price recorded',
    time: 'time by the clock (h)',
    cost: 'cost ({currency})',
    deviceHours: 'device hours',
    later: 'later than {hours}',
    above: 'above {cost}',
    devices: '{count, plural, one {# device} other {# devices}}',
    recommended: 'cheapest inside the limits: {devices}, b = {batchSize}',
    readout: 'batch size {batchSize}, {devices}, {hours}, {cost}',
    sentence:
      'Cost against time to the target for every batch size and number of devices, both axes logarithmic. {finding}',
    definition:
      'time = K(b) · (t_step(b/d) + (1 − 1/d) · exchange) on d devices; cost = time · d · price. Evaluations are left out.',
    csv: 'Choices (CSV)',
  },
};
