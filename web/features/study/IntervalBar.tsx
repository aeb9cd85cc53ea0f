import styles from './study.module.css';

type IntervalBarProps = {
  foretold: { value: number; lower: number | null; upper: number | null };
  outcome: number | null;
};

const width = 140;
const height = 16;
/** How far a bar reaches beside the middle, as a share of the half width, where nothing fell outside. */
const usualReach = 0.55;

/** A foretold interval as a bar with its middle, and what came as a dot inside or a cross outside; a logarithmic scale. */
export function IntervalBar({ foretold, outcome }: IntervalBarProps) {
  const { value, lower, upper } = foretold;
  if (lower === null || upper === null) return null;
  const reach = Math.max(Math.log(upper / value), Math.log(value / lower)) / usualReach;
  const needed = outcome === null ? 0 : Math.abs(Math.log(outcome / value)) * 1.1;
  const at = (x: number) => (width / 2) * (1 + Math.log(x / value) / Math.max(reach, needed));
  const isInside = outcome !== null && outcome >= lower && outcome <= upper;
  return (
    <svg
      className={styles.bar}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <path d={`M0,${height - 0.5}H${width}`} stroke="var(--line)" />
      <rect
        x={at(lower)}
        y={3}
        width={at(upper) - at(lower)}
        height={10}
        fill="var(--answer)"
        fillOpacity={0.22}
      />
      <path d={`M${at(value)},2V14`} stroke="var(--answer)" strokeWidth={2} />
      {outcome !== null && isInside && <circle cx={at(outcome)} cy={8} r={4} fill="var(--ink)" />}
      {outcome !== null && !isInside && (
        <path
          d={`M${at(outcome) - 4},4l8,8m0,-8l-8,8`}
          stroke="var(--bad)"
          strokeWidth={2}
          strokeLinecap="round"
        />
      )}
    </svg>
  );
}
