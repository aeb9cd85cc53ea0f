import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { Translator } from '../../i18n/translator.ts';
import { SweepPicker } from '../find/SweepPicker.tsx';
import { ActionForm } from '../form/ActionForm.tsx';
import { plainText } from '../phrase/phrase.ts';
import { addStage, registerPredictions, setLimits, setStageSweep, setStartsNextStage } from './actions.ts';
import { EffortForms } from './EffortForms.tsx';
import { LimitFields } from './LimitFields.tsx';
import { ModelField } from './ModelField.tsx';
import { PlannedStage } from './PlannedStage.tsx';
import type { SizedModel } from './sizedModel.ts';
import { startForm } from './startForm.ts';
import styles from './study.module.css';
import type { StageData, StudyData } from './studyData.ts';
import { awaitedStage, underWay } from './studyData.ts';

type ChangeStudyProps = {
  study: StudyData;
  models: readonly SizedModel[];
  isAdmin: boolean;
  language: Language;
};

/** The next stage, the sweep of one that has none, what is foretold of it, and what the last may take. */
export function ChangeStudy({ study, models, isAdmin, language }: ChangeStudyProps) {
  const { t } = language;
  const waiting = study.stages.filter(({ state }) => state === 'PLANNED');
  return (
    <details className={styles.change} open={study.stages.length === 0}>
      <summary>{t('study.change.title')}</summary>
      <section>
        <h2>{t('study.change.stage')}</h2>
        <p className="caption">{t('study.change.stageLead')}</p>
        <ActionForm action={addStage} submit={t('study.change.add')} isPrimary={study.stages.length === 0}>
          <input type="hidden" name="studyId" value={study.id} />
          <label>
            {t('study.change.name')}
            <input name="name" autoComplete="off" required />
          </label>
          <ModelField models={models} none={t('study.change.noModel')} t={t} />
          <label>
            {t('study.change.size')}
            <input name="size" inputMode="numeric" autoComplete="off" />
          </label>
          <SweepPicker
            name="sweepId"
            legend={t('study.change.sweep')}
            none={t('study.change.noSweep')}
            most={1}
            language={language}
          />
        </ActionForm>
      </section>
      {waiting.map((stage) => (
        <section key={stage.id}>
          <h2>{stage.name}</h2>
          {!stage.sweep && <PlannedStage stage={stage} stages={study.stages} models={models} t={t} />}
          {study.stages[0] !== stage && !isPredicted(stage) && <Predict stage={stage} study={study} t={t} />}
          {!stage.sweep && (
            <ActionForm action={setStageSweep} submit={t('study.change.give')}>
              <input type="hidden" name="stageId" value={stage.id} />
              <SweepPicker name="sweepId" legend={t('study.change.sweep')} most={1} language={language} />
              <Link prefetch={false} href={startForm(stage)}>
                {t('study.change.start')}
              </Link>
            </ActionForm>
          )}
        </section>
      ))}
      {isAdmin && (
        <section>
          <h2>{t('study.change.limits')}</h2>
          <p className="caption">{t('study.change.limitsLead')}</p>
          <ActionForm action={setLimits} submit={t('study.change.save')}>
            <input type="hidden" name="studyId" value={study.id} />
            <LimitFields limits={study} t={t} />
          </ActionForm>
          <h2>{t('study.change.starts')}</h2>
          <p className="caption">{t('study.change.startsLead')}</p>
          <ActionForm
            action={setStartsNextStage}
            submit={t(study.startsNextStage ? 'study.change.startsNoMore' : 'study.change.startsAllow')}
          >
            <input type="hidden" name="studyId" value={study.id} />
            <input type="hidden" name="startsNextStage" value={study.startsNextStage ? 'no' : 'yes'} />
          </ActionForm>
        </section>
      )}
      {study.stages.length > 0 && <EffortForms study={study} isAdmin={isAdmin} language={language} />}
    </details>
  );
}

function isPredicted({ predictions }: StageData): boolean {
  return predictions.some(({ quantity }) => quantity === 'CRITICAL_BATCH_SIZE');
}

/** Registers what is foretold of a stage; while the stages before have no answer yet, it says for which to wait. */
function Predict({ stage, study: { stages }, t }: { stage: StageData; study: StudyData; t: Translator }) {
  const awaited = awaitedStage(stages.slice(0, stages.indexOf(stage)));
  return (
    <>
      <p className="caption">{t('study.change.predictLead')}</p>
      {awaited ? (
        <p>{plainText(t, underWay(awaited))}</p>
      ) : (
        <ActionForm action={registerPredictions} submit={t('study.change.predict')}>
          <input type="hidden" name="stageId" value={stage.id} />
        </ActionForm>
      )}
    </>
  );
}
