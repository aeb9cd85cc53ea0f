import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { bringModel } from './bringModel.ts';
import { LimitedFile } from './LimitedFile.tsx';
import styles from './library.module.css';
import { mostTopologyBytes, mostTopologyMegabytes } from './topologySize.ts';

type BringModelProps = { teamId: string; isOpen: boolean; language: Language };

/** The form that records a model of one's own, for those who may change the team. */
export function BringModel({ teamId, isOpen, language: { t } }: BringModelProps) {
  const limit = { megabytes: mostTopologyMegabytes };
  return (
    <details className={styles.bring} open={isOpen}>
      <summary>{t('model.bring.title')}</summary>
      <p className="caption">{t('model.bring.lead')}</p>
      <p className="caption">
        {t('model.bring.module')} <code>npm run -s describe-model -- my-model.ts</code>
      </p>
      <ActionForm action={bringModel} submit={t('model.bring.submit')} isPrimary>
        <input type="hidden" name="teamId" value={teamId} />
        <label>
          {t('model.bring.name')}
          <input name="name" autoComplete="off" required />
        </label>
        <p className="caption">{t('model.bring.nameHint')}</p>
        <LimitedFile
          label={t('model.bring.file')}
          name="file"
          accept=".json,application/json"
          mostBytes={mostTopologyBytes}
          tooLarge={t('model.bring.tooLarge', limit)}
        />
        <p className="caption">{t('model.bring.fileHint', limit)}</p>
        <label className={styles.pasted}>
          {t('model.bring.text')}
          <textarea name="topology" rows={6} maxLength={mostTopologyBytes} spellCheck={false} />
        </label>
      </ActionForm>
    </details>
  );
}
