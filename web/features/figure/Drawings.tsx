import { headers } from 'next/headers';
import { Drawing } from './Drawing.tsx';
import styles from './figure.module.css';
import { keepDrawing } from './keptDrawings.ts';

const variants = [styles.wide, styles.medium, styles.narrow];

/** One chart, drawn for every width, the widest first; the style sheet shows one of them. */
export async function Drawings({ drawings }: { drawings: { width: number; svg: string }[] }) {
  // A browser that asks for a page names HTML; React, which asks for what has changed in it, does not.
  const isPage = (await headers()).get('accept')?.includes('text/html') ?? false;
  return drawings.map(({ width, svg }, index) => (
    <Drawing
      key={width}
      className={index === drawings.length - 1 ? styles.narrow : variants[index]}
      name={keepDrawing(svg)}
      svg={isPage ? null : svg}
    />
  ));
}
