import { laws } from '../../theory/src/laws/laws.ts';
import { normalProbability } from '../../theory/src/probability/normalQuantile.ts';
import { monotoneSpline } from './monotoneSpline.ts';
import type { Misfit } from './truth.type.ts';

/** −ln of the mean rate E[(v + ξ)₊] of (3b) in docs/equations.md as a function of ln(b/b_min), for fluctuations ξ. */
const blurredBy = (rate: (v: number) => number, width: number) => (x: number) =>
  -Math.log(Math.max(1e-300, width * rate((1 - Math.exp(-x)) / width)));

const density = (v: number) => Math.exp((-v * v) / 2) / Math.sqrt(2 * Math.PI);
const normalRate = (v: number) => density(v) + v * normalProbability(v);
const laplaceRate = (v: number) => Math.max(v, 0) + Math.exp(-Math.SQRT2 * Math.abs(v)) / (2 * Math.SQRT2);
const uniformRate = (v: number) =>
  v >= Math.sqrt(3) ? v : Math.max(0, v + Math.sqrt(3)) ** 2 / (4 * Math.sqrt(3));
const triangularRate = (v: number) => {
  const end = Math.sqrt(6);
  return Math.max(v, 0) + Math.max(0, end - Math.abs(v)) ** 3 / (6 * end * end);
};
/** ξ = (G − k)/√k, G gamma distributed with k = 4: E[(G − c)₊] = k·Q(k + 1, c) − c·Q(k, c), Q sums of Poisson's. */
const gammaRate = (v: number) => {
  const shape = 4;
  const c = shape - v * Math.sqrt(shape);
  if (c <= 0) return v;
  const poisson = (terms: number) => {
    let [term, sum] = [Math.exp(-c), 0];
    for (let i = 0; i < terms; i++) {
      sum += term;
      term *= c / (i + 1);
    }
    return sum;
  };
  return (shape * poisson(shape + 1) - c * poisson(shape)) / Math.sqrt(shape);
};

const blurredBound = (blur: number) => (x: number) => laws.blurredBound.logShape(Math.exp(x), [1, blur]);
const power = (exponent: number) => (x: number) => laws.power.logShape(Math.exp(x), [1, exponent]);
const logSum = (a: number, b: number) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
const rooted = (q: number, steepness: number) => (x: number) => logSum(0, -q * steepness * x) / q;
const hill = (x: number, at: number, width: number) => Math.exp(-(((x - at) / width) ** 2) / 2);

/** ln N with a straight line on either side and a bend between, as ln K. */
const bent = (falling: number, rising: number, width: number) => (x: number) =>
  ((rising + falling) / 2) * Math.hypot(x, width) + ((rising - falling) / 2) * x - x;

/** Mean ln K over the runs of a real sweep, by batch size. */
export type Table = {
  name: string;
  part: Misfit['part'];
  logSteps: [logBatchSize: number, logSteps: number][];
};

/** Truths without a right law: links other than (3b)'s, sums and roots of laws, bends, bumps, and real tables. */
export function misfitsWith(tables: readonly Table[]): Misfit[] {
  return [
    { name: 'probit', part: 'tuning', draw: (between) => blurredBy(normalRate, between(0.15, 0.7)) },
    { name: 'gamma', part: 'tuning', draw: (between) => blurredBy(gammaRate, between(0.15, 0.7)) },
    { name: 'root-2', part: 'tuning', draw: (between) => rooted(between(1.7, 2.3), between(1.5, 3)) },
    { name: 'root-half', part: 'tuning', draw: (between) => rooted(between(0.4, 0.6), between(1.5, 3)) },
    {
      name: 'two-phases',
      part: 'tuning',
      draw: (between) => {
        const [first, second] = [blurredBound(between(0.05, 0.4)), blurredBound(between(0.05, 0.4))];
        const [apart, share] = [between(Math.log(2), Math.log(5)), Math.log(between(0.3, 3))];
        return (x) => logSum(first(x), share + second(x + apart));
      },
    },
    {
      name: 'two-noise-scales',
      part: 'tuning',
      draw: (between) => {
        const [first, second] = [Math.log(between(0.3, 1.5)), between(2.5, 5)];
        return (x) => logSum(0, logSum(first - x, -second * x));
      },
    },
    {
      name: 'bump',
      part: 'tuning',
      draw: (between) => {
        const [base, at] = [blurredBound(between(0.05, 0.4)), between(0.2, 0.7)];
        return (x) => base(x) + 0.08 * hill(x, Math.LN2 + at, 0.3);
      },
    },
    {
      name: 'dip',
      part: 'tuning',
      draw: (between) => {
        const [base, at] = [blurredBound(between(0.05, 0.4)), between(-0.5, -0.1)];
        return (x) => base(x) - 0.08 * hill(x, Math.LN2 + at, 0.3);
      },
    },
    {
      name: 'bend',
      part: 'tuning',
      draw: (between) => bent(between(0.6, 1.5), between(0.3, 0.9), between(0.2, 0.7)),
    },
    {
      name: 'falling-scatter',
      part: 'tuning',
      draw: (between) => blurredBound(between(0.05, 0.4)),
      scatterAt: (scatter, distance) => Math.min(0.3, Math.max(0.02, scatter * Math.exp(-0.6 * distance))),
    },
    // Kept back.
    { name: 'laplace', part: 'heldOut', draw: (between) => blurredBy(laplaceRate, between(0.15, 0.7)) },
    { name: 'uniform', part: 'heldOut', draw: (between) => blurredBy(uniformRate, between(0.2, 0.7)) },
    {
      name: 'power-bump',
      part: 'heldOut',
      draw: (between) => {
        const [base, at] = [power(between(1.5, 3)), between(0.2, 0.7)];
        return (x) => base(x) + 0.08 * hill(x, at, 0.35);
      },
    },
    {
      name: 'power-dip',
      part: 'heldOut',
      draw: (between) => {
        const [base, at] = [power(between(1.5, 3)), between(-0.6, -0.1)];
        return (x) => base(x) - 0.08 * hill(x, at, 0.35);
      },
    },
    {
      name: 'wave',
      part: 'heldOut',
      draw: (between) => {
        const [base, phase] = [blurredBound(between(0.05, 0.4)), between(0, 2 * Math.PI)];
        return (x) => base(x) + 0.03 * Math.sin((2 * Math.PI * x) / 1.8 + phase);
      },
    },
    {
      name: 'between-laws',
      part: 'heldOut',
      draw: (between) => {
        const [first, second] = [blurredBound(between(0.05, 0.4)), power(between(1.5, 3))];
        return (x) => (first(x + Math.LN2) + second(x)) / 2;
      },
    },
    {
      name: 'rising-scatter',
      part: 'heldOut',
      draw: (between) => power(between(1.5, 3)),
      scatterAt: (scatter, distance) => Math.min(0.3, Math.max(0.02, scatter * Math.exp(0.6 * distance))),
    },
    // Added when all of the above had been looked at.
    { name: 'triangular', part: 'heldOut', draw: (between) => blurredBy(triangularRate, between(0.2, 0.7)) },
    {
      name: 'pole',
      part: 'heldOut',
      draw: (between) => {
        const order = between(0.4, 2);
        return (x) => (x > 0 ? -order * Math.log(-Math.expm1(-x)) : 700);
      },
    },
    {
      name: 'slow-rise',
      part: 'heldOut',
      draw: (between) => {
        const [base, share] = [blurredBound(between(0.05, 0.4)), between(0.15, 0.4)];
        return (x) => base(x) - share * logSum(0, x - 1);
      },
    },
    ...tables.map(({ name, part, logSteps }): Misfit => {
      const spline = monotoneSpline(logSteps);
      return { name: `spline-${name}`, part, draw: () => spline };
    }),
  ];
}
