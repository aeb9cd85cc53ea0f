import { modelSpecSchema } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { CopyLine } from '../form/CopyLine.tsx';
import { LayerTable } from './LayerTable.tsx';
import { layerLines } from './layerLines.ts';
import styles from './library.module.css';
import type { ModelPageData } from './loadModel.ts';
import { offeringCommand } from './moduleSpec.ts';
import { ParameterTable } from './ParameterTable.tsx';

/** What a model takes, how many parameters it trains, and its layers from input to logits. */
export function ModelFacts({ model, language }: { model: ModelPageData; language: Language }) {
  const { t, numbers } = language;
  const known = modelSpecSchema.safeParse(model.spec);
  const module = known.success && known.data.architecture === 'module' ? known.data : null;
  const facts = [
    [t('model.parameters'), numbers.whole(model.parameterCount)],
    ...(known.success
      ? [
          [t('model.input'), known.data.inputShape.join('×')],
          [t('model.classes'), numbers.whole(known.data.classes)],
        ]
      : []),
    ...(module
      ? [
          [t('model.file'), module.file],
          [t('model.fileHash'), <code key="file">{module.sha256.slice(0, 12)}</code>],
        ]
      : []),
    [t('model.hash'), <code key="hash">{model.contentHash.slice(0, 12)}</code>],
    [t('model.created'), numbers.date(new Date(model.createdAt))],
  ] as const;
  const words = {
    layers: t('model.layers'),
    layer: t('form.layer'),
    output: t('form.output'),
    trained: t('form.trained'),
  };
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={String(name)}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className={styles.band}>
        <h2>{t(module ? 'model.tensors' : 'model.layers')}</h2>
        {module ? (
          <div className={styles.layers}>
            <p className="caption">{t('model.moduleLead', { file: module.file })}</p>
            <div className={styles.offer}>
              <CopyLine
                label={t('model.offer')}
                value={offeringCommand(module)}
                copy={t('team.copy')}
                copied={t('team.copiedCommand')}
              />
            </div>
            <ParameterTable parameters={module.parameters} language={language} />
          </div>
        ) : known.success ? (
          <div className={styles.layers}>
            <LayerTable lines={layerLines(known.data, language)} words={words} />
          </div>
        ) : (
          <p className="caption">{t('model.noLayers')}</p>
        )}
      </section>
    </>
  );
}
