import type { Translator } from '../../i18n/translator.ts';
import styles from './item.module.css';
import type { ItemFilter, ItemSort } from './itemFilter.ts';
import { itemSorts } from './itemFilter.ts';

/** Fields of a list's filter: a tag, archived ones, and the order. */
export function ItemFilterFields({
  filter,
  sorts = itemSorts,
  t,
}: {
  filter: ItemFilter;
  sorts?: readonly ItemSort[];
  t: Translator;
}) {
  return (
    <>
      <label>
        {t('item.tag')}
        <input type="search" name="tag" defaultValue={filter.tag} maxLength={40} autoComplete="off" />
      </label>
      <label>
        {t('item.order')}
        <select name="sort" defaultValue={filter.sort}>
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`item.sorts.${sort}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.archivedBox}>
        <input type="checkbox" name="archived" value="1" defaultChecked={filter.isArchived} />
        {t('item.archivedOnly')}
      </label>
    </>
  );
}
