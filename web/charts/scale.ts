/** Tick positions of a logarithmic axis: those that carry a label, and the short ones between. */
export type LogTicks = { labelled: number[]; minor: number[] };

/** An axis that names fewer values than this cannot be read. */
const fewest = 2;

/** A logarithmic axis has labels for no more decades than these, and no minor ticks where it has fewer labels than decades. */
const mostDecades = 10;

/**
 * Labels at 1-2-5, or one a decade beyond two decades, or at every few of many decades; minor ticks at 2…9. Where a domain is so narrow
 * that fewer than two of these fall into it, every multiple is labelled, or else round values.
 */
export function decadeTicks([from, to]: readonly [number, number]): LogTicks {
  const mantissas = Math.log10(to / from) > 2 ? [1] : [1, 2, 5];
  const every = decadesOf(from, to).flatMap((decade) =>
    Array.from({ length: 9 }, (_, index) => ({
      mantissa: index + 1,
      value: Number(((index + 1) * decade).toPrecision(12)),
    })),
  );
  const stride = Math.ceil(Math.log10(to / from) / mostDecades);
  if (stride > 1) {
    const decades = every.filter(({ mantissa, value }) => mantissa === 1 && value >= from && value <= to);
    const [labelled, minor] = [0, 1].map((left) =>
      decades
        .map(({ value }) => value)
        .filter((value) => (Math.round(Math.log10(value)) % stride === 0) === (left === 0)),
    );
    return { labelled: labelled ?? [], minor: minor ?? [] };
  }
  const inside = every.filter(({ value }) => value >= from * 0.9999 && value <= to * 1.0001);
  const labelled = inside.filter(({ mantissa }) => mantissas.includes(mantissa)).map(({ value }) => value);
  if (labelled.length < fewest && inside.length < fewest) return roundTicks([from, to], 5);
  if (labelled.length < fewest) return { labelled: inside.map(({ value }) => value), minor: [] };
  return {
    labelled,
    minor: inside.filter(({ mantissa }) => !mantissas.includes(mantissa)).map(({ value }) => value),
  };
}

/**
 * Labels at powers of two, thinned to `most` of them; minor ticks at 1.5 times each. Those have labels too where one power at
 * most lies in the domain, and round values where not even they do.
 */
export function powerOfTwoTicks([from, to]: readonly [number, number], most: number): LogTicks {
  const powers: number[] = [];
  for (let value = 2 ** Math.ceil(Math.log2(from * 0.9999)); value <= to * 1.0001; value *= 2)
    powers.push(value);
  const halfway = [from, ...powers].map((value) => 1.5 * 2 ** Math.floor(Math.log2(value)));
  const between = [...new Set(halfway)].filter((value) => value >= from && value <= to);
  if (powers.length < fewest) {
    const labelled = [...powers, ...between].toSorted((one, other) => one - other);
    return labelled.length > 0 ? { labelled, minor: [] } : roundTicks([from, to], Math.min(most, 5));
  }
  const stride = Math.ceil(powers.length / most);
  const labelled = powers.filter((_, index) => index % stride === 0);
  const minor = [...powers.filter((value) => !labelled.includes(value)), ...between];
  return { labelled, minor };
}

/** Labels of a linear axis at round values, about `most` of them; a minor tick half way between. */
export function roundTicks([from, to]: readonly [number, number], most: number): LogTicks {
  const raw = (to - from) / most;
  const decade = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((mantissa) => mantissa * decade >= raw) ?? 10) * decade;
  const halves = Array.from({ length: Math.floor((to - from) / (step / 2) + 1e-9) + 1 }, (_, index) =>
    Number(((Math.ceil(from / step) * 2 + index) * (step / 2)).toPrecision(12)),
  ).filter((value) => value <= to * 1.0001);
  return {
    labelled: halves.filter((_, index) => index % 2 === 0),
    minor: halves.filter((_, index) => index % 2 === 1),
  };
}

/** The smallest interval that holds every positive value, widened by a factor at each end; [1, 10] for none. */
export function logDomain(
  values: readonly number[],
  widen: { below: number; above: number },
): [number, number] {
  const usable = values.filter((value) => value > 0 && Number.isFinite(value));
  if (usable.length === 0) return [1, 10];
  return [Math.min(...usable) / widen.below, Math.max(...usable) * widen.above];
}

function decadesOf(from: number, to: number): number[] {
  const first = Math.floor(Math.log10(from));
  const last = Math.floor(Math.log10(to));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}
