import type { FieldValues } from './fields.ts';
import styles from './form.module.css';
import { chosenBatchSizes } from './wholeNumbers.ts';

const size = { width: 392, height: 46, edge: 14, axis: 24 };

/** The chosen batch sizes on a logarithmic axis: gaps and duplicates are seen before anything is trained. For an adaptive sweep, the range that it may choose from. */
export function RangePreview({ values, label }: { values: FieldValues; label: string }) {
  const isAdaptive = values.batchMode === 'adaptive';
  const shown = isAdaptive
    ? [Number(values.rangeFrom), Number(values.rangeTo)]
    : (chosenBatchSizes(values) ?? []);
  const batchSizes = shown.filter((batchSize) => batchSize > 0);
  const [least, greatest] = [Math.min(...batchSizes), Math.max(...batchSizes)];
  if (batchSizes.length === 0) return null;
  const first = Math.floor(Math.log2(least));
  const last = Math.max(Math.ceil(Math.log2(greatest)), first + 1);
  const place = (batchSize: number) =>
    size.edge + ((Math.log2(batchSize) - first) / (last - first)) * (size.width - 2 * size.edge);
  const powers = Array.from({ length: last - first + 1 }, (_, index) => 2 ** (first + index));
  const stride = Math.ceil(powers.length / 9);
  return (
    <svg
      className={styles.preview}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={`${label}: ${batchSizes.join(isAdaptive ? '–' : ', ')}`}
    >
      <path d={`M${size.edge},${size.axis}H${size.width - size.edge}`} stroke="var(--line2)" />
      {powers.map((power, index) => (
        <g key={power}>
          <path d={`M${place(power).toFixed(1)},${size.axis}v5`} stroke="var(--line2)" />
          {index % stride === 0 && (
            <text x={place(power).toFixed(1)} y={size.height - 4} textAnchor="middle" fill="var(--ink3)">
              {power}
            </text>
          )}
        </g>
      ))}
      {isAdaptive && (
        <path
          d={`M${place(least).toFixed(1)},${size.axis - 9}H${place(greatest).toFixed(1)}`}
          stroke="var(--ink)"
          strokeWidth="2"
        />
      )}
      {batchSizes.map((batchSize) => (
        <circle key={batchSize} cx={place(batchSize).toFixed(1)} cy={size.axis - 9} r="4" fill="var(--ink)" />
      ))}
    </svg>
  );
}
