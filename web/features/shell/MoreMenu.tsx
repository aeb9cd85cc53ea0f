import type { ReactNode } from 'react';
import styles from './moreMenu.module.css';

/**
 * What is done less often, behind a button: the browser's own popover, which opens, closes and gives the focus back by itself,
 * also before JavaScript. One on a page.
 */
export function MoreMenu({ label, children }: { label: string; children: ReactNode[] }) {
  return (
    <>
      <button type="button" className={`button ${styles.open}`} popoverTarget="more" aria-haspopup="true">
        {label}
      </button>
      <nav id="more" popover="auto" className={styles.menu} aria-label={label}>
        <ul>
          {children.map((child, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
            <li key={index}>{child}</li>
          ))}
        </ul>
      </nav>
    </>
  );
}
