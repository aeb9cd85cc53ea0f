/** Loss and gradient of one batch; the arrays are kept between calls and overwritten. */
export type DoubleNetwork = {
  /** Mean cross-entropy at parameters shifted by −stepSize·gradient, where `gradient` is the last one computed. */
  lossAlong(stepSize: number): number;
  /** Takes the batch in, computes its loss and gradient, and returns the loss and ‖gradient‖². */
  measure(
    rows: readonly Float32Array[],
    labels: readonly number[],
  ): {
    loss: number;
    squaredGradientNorm: number;
  };
  /** θ ← θ − stepSize·gradient. */
  move(stepSize: number): void;
};

/** A network of two layers (ReLU between) with softmax cross-entropy, in double precision and plain loops. */
export function doubleNetwork(
  [inputs, hidden, classes]: readonly [number, number, number],
  initial: readonly Float32Array[],
): DoubleNetwork {
  const [weight1, bias1, weight2, bias2] = initial.map((values) => Float64Array.from(values)) as Four;
  const gradient = [weight1, bias1, weight2, bias2].map(({ length }) => new Float64Array(length)) as Four;
  const moved = gradient.map(({ length }) => new Float64Array(length)) as Four;
  let batch: { rows: readonly Float32Array[]; labels: readonly number[] } = { rows: [], labels: [] };
  const units = new Float64Array(hidden);
  const logits = new Float64Array(classes);

  /** Loss of an example; leaves its units and its softmax in `units` and `logits`. */
  function forward([w1, b1, w2, b2]: Four, row: Float32Array, label: number): number {
    units.set(b1);
    for (let i = 0; i < inputs; i++) {
      const x = row[i] as number;
      if (x === 0) continue;
      const at = i * hidden;
      for (let j = 0; j < hidden; j++) units[j] = (units[j] as number) + x * (w1[at + j] as number);
    }
    logits.set(b2);
    for (let j = 0; j < hidden; j++) {
      const unit = Math.max(0, units[j] as number);
      units[j] = unit;
      for (let k = 0; k < classes; k++)
        logits[k] = (logits[k] as number) + unit * (w2[j * classes + k] as number);
    }
    const largest = Math.max(...logits);
    const own = logits[label] as number;
    let total = 0;
    for (let k = 0; k < classes; k++) {
      logits[k] = Math.exp((logits[k] as number) - largest);
      total += logits[k] as number;
    }
    for (let k = 0; k < classes; k++) logits[k] = (logits[k] as number) / total;
    return Math.log(total) + largest - own;
  }

  function backward(row: Float32Array, label: number, share: number): void {
    const [g1, h1, g2, h2] = gradient;
    logits[label] = (logits[label] as number) - 1;
    for (let k = 0; k < classes; k++) h2[k] = (h2[k] as number) + share * (logits[k] as number);
    const delta = new Float64Array(hidden);
    for (let j = 0; j < hidden; j++) {
      const unit = units[j] as number;
      if (unit === 0) continue;
      let sum = 0;
      for (let k = 0; k < classes; k++) {
        const at = j * classes + k;
        g2[at] = (g2[at] as number) + share * unit * (logits[k] as number);
        sum += (logits[k] as number) * (weight2[at] as number);
      }
      delta[j] = share * sum;
      h1[j] = (h1[j] as number) + share * sum;
    }
    for (let i = 0; i < inputs; i++) {
      const x = row[i] as number;
      if (x === 0) continue;
      for (let j = 0; j < hidden; j++)
        g1[i * hidden + j] = (g1[i * hidden + j] as number) + x * (delta[j] as number);
    }
  }

  function mean(parameters: Four, each: (row: Float32Array, label: number) => void = () => {}): number {
    let loss = 0;
    batch.rows.forEach((row, index) => {
      const label = batch.labels[index] as number;
      loss += forward(parameters, row, label) / batch.rows.length;
      each(row, label);
    });
    return loss;
  }

  const parameters: Four = [weight1, bias1, weight2, bias2];
  const shift = (to: Four, stepSize: number) => {
    parameters.forEach((values, part) => {
      const [slope, target] = [gradient[part] as Float64Array, to[part] as Float64Array];
      for (let at = 0; at < values.length; at++)
        target[at] = (values[at] as number) - stepSize * (slope[at] as number);
    });
  };
  return {
    measure(rows, labels) {
      batch = { rows, labels };
      for (const part of gradient) part.fill(0);
      const loss = mean(parameters, (row, label) => backward(row, label, 1 / rows.length));
      let squaredGradientNorm = 0;
      for (const part of gradient) for (const slope of part) squaredGradientNorm += slope * slope;
      return { loss, squaredGradientNorm };
    },
    lossAlong(stepSize) {
      shift(moved, stepSize);
      return mean(moved);
    },
    move: (stepSize) => shift(parameters, stepSize),
  };
}

type Four = [Float64Array, Float64Array, Float64Array, Float64Array];
