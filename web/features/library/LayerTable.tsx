import type { LayerLine } from './layerLines.ts';
import styles from './layers.module.css';

export type LayerWords = { layers: string; layer: string; output: string; trained: string };

type LayerTableProps = { lines: LayerLine[]; words: LayerWords; isShort?: boolean };

/** The layers of a model from input to logits; a short one scrolls within a few lines of height. */
export function LayerTable({ lines, words, isShort = false }: LayerTableProps) {
  const frame = isShort ? `${styles.frame} ${styles.short}` : styles.frame;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={frame} tabIndex={0} aria-label={words.layers}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.layer}</th>
            <th scope="col">{words.output}</th>
            <th scope="col">{words.trained}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ kind, output, parameters }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: layers have no other name than their place
            <tr key={index}>
              <th scope="row">{kind}</th>
              <td>{output}</td>
              <td>{parameters}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
