import { decadeTicks } from '../../charts/scale.ts';
import styles from './benchmark.module.css';
import type { ScoreData } from './benchmarkText.ts';

const width = 220;
const height = 20;
const labelGap = 44;

/** The axis that all rows of a board share, logarithmic. */
export type Axis = { from: number; to: number };

/** From the least lower end to the greatest finite upper end, with a margin; null where there is nothing to draw. */
export function axisOf(scores: readonly ScoreData[]): Axis | null {
  const ends = scores
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .filter((end): end is number => end !== null && end > 0);
  if (ends.length === 0) return null;
  return { from: Math.min(...ends) / 1.08, to: Math.max(...ends) * 1.08 };
}

/** A score with its interval on the shared axis; hollow and dashed where it is not ranked, an arrow where it has no end. */
export function ScoreBar({ score, axis, isRanked }: { score: ScoreData; axis: Axis; isRanked: boolean }) {
  const at = placer(axis);
  const stroke = isRanked ? 'var(--answer)' : 'var(--ink3)';
  const end = score.upper === null ? width - 4 : at(score.upper);
  const middle = height / 2;
  return (
    <svg
      className={styles.bar}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <path
        d={`M${at(score.lower)},${middle}H${end}`}
        stroke={stroke}
        strokeWidth={2}
        strokeDasharray={isRanked ? undefined : '3 3'}
      />
      <path d={`M${at(score.lower)},${middle - 5}v10`} stroke={stroke} strokeWidth={2} />
      {score.upper === null ? (
        <path d={`M${end - 5},${middle - 5}l5,5l-5,5`} fill="none" stroke={stroke} strokeWidth={2} />
      ) : (
        <path d={`M${end},${middle - 5}v10`} stroke={stroke} strokeWidth={2} />
      )}
      {score.value !== null && (
        <path
          d={`M${at(score.value)},${middle - 5}l5,5l-5,5l-5,-5z`}
          fill={isRanked ? stroke : 'var(--paper)'}
          stroke={stroke}
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}

/** The labels of the shared axis, those that would touch the one before left out. */
export function AxisLabels({ axis, write }: { axis: Axis; write: (value: number) => string }) {
  const at = placer(axis);
  let end = Number.NEGATIVE_INFINITY;
  const ticks = axisTicks(axis).filter((value) => {
    if (at(value) < end + labelGap) return false;
    end = at(value);
    return true;
  });
  return (
    <svg className={styles.axis} viewBox={`0 0 ${width} 18`} width={width} height={18} aria-hidden="true">
      {ticks.map((value) => (
        <g key={value}>
          <path d={`M${at(value)},14v4`} stroke="var(--line2)" />
          <text x={at(value)} y={10} textAnchor="middle">
            {write(value)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** 1, 1.5, 2, 3 and 5 times powers of ten; on an axis too narrow for two of them, what a chart would label. */
function axisTicks({ from, to }: Axis): number[] {
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const decades = Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  const ticks = decades
    .flatMap((decade) => [decade, 1.5 * decade, 2 * decade, 3 * decade, 5 * decade])
    .filter((value) => value >= from && value <= to);
  return ticks.length > 1 ? ticks : decadeTicks([from, to]).labelled;
}

/** Where a value lies on the axis; what lies before it is drawn at its beginning. */
function placer({ from, to }: Axis): (value: number) => number {
  const span = Math.log(to / from);
  return (value) => 4 + ((width - 8) * Math.log(Math.max(value, from) / from)) / span;
}
