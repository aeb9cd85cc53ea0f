import Link from 'next/link';
import type { Cell } from './cell.ts';
import { lineSize } from './cell.ts';
import styles from './grid.module.css';

/** The whole cell leads to the page of its run. */
export function RunCell({ cell: { state, text, name, readout, line, share, href } }: { cell: Cell }) {
  const { width, height } = lineSize;
  return (
    <td className={`${styles.cell} ${styles[state]}`} title={readout}>
      <Link prefetch={false} href={href} className={styles.text}>
        {text}
        <span className="visuallyHidden"> · {name}</span>
      </Link>
      {line && (
        <svg
          className={styles.line}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path
            d={line.path}
            fill="none"
            stroke="currentcolor"
            strokeWidth="1.3"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={`M0,${line.target}H${width}`}
            stroke="var(--line2)"
            strokeDasharray="2 3"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      )}
      {share !== null && (
        <svg className={styles.bar} viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
          <rect width={(share * 100).toFixed(1)} height="3" fill="var(--answer)" />
        </svg>
      )}
    </td>
  );
}
