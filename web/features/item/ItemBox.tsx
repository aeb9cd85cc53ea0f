import styles from './item.module.css';

/** The box of a row in a list whose items are chosen (`ItemSelection`). */
export function ItemBox({ id, label }: { id: string; label: string }) {
  return (
    <label className={styles.box}>
      <input type="checkbox" name="item" value={id} aria-label={label} />
    </label>
  );
}
