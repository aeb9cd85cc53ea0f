import type { Locale } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { decideStage } from './actions.ts';
import { NextSweep } from './NextSweep.tsx';
import { nextStep } from './nextStep.ts';
import type { SizedModel } from './sizedModel.ts';
import styles from './study.module.css';
import type { StageData } from './studyData.ts';

type StageDecisionsProps = {
  stages: StageData[];
  models: readonly SizedModel[];
  canChange: boolean;
  language: Language;
  locale: Locale;
};

/** What is to be done now: the question to a stage that has ended, or what comes next; then what the stages ended in, the newest first. */
export function StageDecisions({ stages, models, canChange, language, locale }: StageDecisionsProps) {
  const { t } = language;
  const next = nextStep(stages, models, language);
  const [newest, ...older] = stages.filter((stage) => stage.decision || isWaiting(stage)).reverse();
  if (!newest) return null;
  const told = (stage: StageData) => (
    <Told key={stage.id} stage={stage} canChange={canChange} language={language} />
  );
  const follows = next && <NextSweep next={next} canChange={canChange} language={language} locale={locale} />;
  return (
    <section className={styles.decisions}>
      <h2>{t('study.stageDecision.title')}</h2>
      <p className="caption">{t('study.stageDecision.lead')}</p>
      {newest.decision && follows}
      {told(newest)}
      {!newest.decision && follows}
      {older.map(told)}
    </section>
  );
}

type ToldProps = { stage: StageData; canChange: boolean; language: Language };

function Told({ stage, canChange, language }: ToldProps) {
  return (
    <article className={styles.decision}>
      <h3>{stage.name}</h3>
      {stage.decision ? (
        <Decided decision={stage.decision} language={language} />
      ) : (
        <Waiting stage={stage} canChange={canChange} language={language} />
      )}
    </article>
  );
}

/** Its sweep has ended, and nobody has decided. */
function isWaiting({ state, decision }: StageData): boolean {
  return decision === null && (state === 'DONE' || state === 'CANCELED');
}

function Decided({
  decision: { text, reason, decidedBy, decidedAt },
  language: { t, numbers },
}: {
  decision: NonNullable<StageData['decision']>;
  language: Language;
}) {
  const date = numbers.date(new Date(decidedAt));
  return (
    <>
      <p>{text}</p>
      <blockquote>{reason}</blockquote>
      <p className="caption">
        {decidedBy
          ? t('study.stageDecision.by', { name: decidedBy.name, date })
          : t('study.stageDecision.byNobody', { date })}
      </p>
    </>
  );
}

function Waiting({
  stage: { id, recommendation },
  canChange,
  language: { t },
}: {
  stage: StageData;
  canChange: boolean;
  language: Language;
}) {
  return (
    <>
      <p>
        {recommendation
          ? t('study.stageDecision.waitsFor', { text: recommendation.text })
          : t('study.stageDecision.waits')}
      </p>
      {canChange && (
        <ActionForm action={decideStage} submit={t('study.stageDecision.decide')} isPrimary>
          <input type="hidden" name="stageId" value={id} />
          <label>
            {t('study.stageDecision.choice')}
            <select name="choice">
              <option value="GO_ON">{t('study.stageDecision.GO_ON')}</option>
              <option value="STOP">{t('study.stageDecision.STOP')}</option>
            </select>
          </label>
          <label>
            {t('study.stageDecision.batchSize')}
            <input
              name="batchSize"
              inputMode="numeric"
              defaultValue={recommendation?.batchSize ?? ''}
              autoComplete="off"
            />
          </label>
          <label>
            {t('study.stageDecision.reason')}
            <textarea name="reason" rows={2} maxLength={2000} required />
          </label>
          <p className="caption">{t('study.stageDecision.lasting')}</p>
        </ActionForm>
      )}
    </>
  );
}
