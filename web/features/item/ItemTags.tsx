import Link from 'next/link';
import type { Translator } from '../../i18n/translator.ts';
import styles from './item.module.css';

type ItemTagsProps = {
  item: { tags: readonly string[]; archivedAt: string | null };
  /** The list that a tag leads to. */
  path: string;
  t: Translator;
};

/** Tags of an item, each leading to the others that have it, and whether it is archived. */
export function ItemTags({ item, path, t }: ItemTagsProps) {
  if (item.tags.length === 0 && !item.archivedAt) return null;
  return (
    <span className={styles.tags}>
      {item.archivedAt && <span className="chip neutral">{t('item.archived')}</span>}
      {item.tags.map((tag) => (
        <Link
          key={tag}
          prefetch={false}
          href={`${path}?${new URLSearchParams({ tag })}`}
          className={styles.tag}
          aria-label={t('item.withTag', { tag })}
        >
          {tag}
        </Link>
      ))}
    </span>
  );
}
