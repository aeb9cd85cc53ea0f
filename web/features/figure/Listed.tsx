import type { ReactNode } from 'react';
import figure from './figure.module.css';

/** Rows behind a chart, in a frame that scrolls. */
export function Listed({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={figure.tableFrame} aria-label={title} tabIndex={0}>
      <table>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
