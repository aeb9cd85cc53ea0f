import type { Language } from '../../charts/chart.type.ts';
import type { ItemPartsFragment } from '../../graphql/generated/graphql.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { AskFirst } from '../form/AskFirst.tsx';
import { changeItem, deleteItem } from './actions.ts';
import styles from './item.module.css';

export type ItemPath = '/sweeps' | '/studies' | '/models' | '/datasets';
type ItemPanelProps = { item: ItemPartsFragment; path: ItemPath; canDelete: boolean; language: Language };

/** Name, tags and archive of an item, and how it is deleted; for those who may change it. */
export function ItemPanel({ item, path, canDelete, language: { t } }: ItemPanelProps) {
  const noun = path.slice(1) as 'sweeps' | 'studies' | 'models' | 'datasets';
  const isVersion = noun === 'models' || noun === 'datasets';
  return (
    <details className={styles.panel}>
      <summary>{t('item.change')}</summary>
      <ActionForm action={changeItem} submit={t('item.save')}>
        <input type="hidden" name="id" value={item.id} />
        <label>
          {t('item.name')}
          <input name="name" defaultValue={item.name} maxLength={120} autoComplete="off" required />
        </label>
        <label>
          {t('item.tags')}
          <input name="tags" defaultValue={item.tags.join(', ')} autoComplete="off" />
        </label>
        <label className={styles.archivedBox}>
          <input type="checkbox" name="archived" defaultChecked={item.archivedAt !== null} />
          {t('item.archived')}
        </label>
        <p className="caption">{t(isVersion ? 'item.hintVersion' : 'item.hint')}</p>
      </ActionForm>
      {canDelete && (
        <AskFirst button={t('item.delete')} question={t(`item.deleteQuestion.${noun}`, { name: item.name })}>
          <ActionForm action={deleteItem} submit={t('item.deleteSure')}>
            <input type="hidden" name="id" value={item.id} />
            <input type="hidden" name="path" value={path} />
          </ActionForm>
        </AskFirst>
      )}
    </details>
  );
}
