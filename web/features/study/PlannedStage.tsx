import type { Translator } from '../../i18n/translator.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { AskFirst } from '../form/AskFirst.tsx';
import { changeStage, removeStage } from './actions.ts';
import { ModelField } from './ModelField.tsx';
import type { SizedModel } from './sizedModel.ts';
import type { StageData, StudyData } from './studyData.ts';

type PlannedStageProps = {
  stage: StageData;
  stages: StudyData['stages'];
  models: readonly SizedModel[];
  t: Translator;
};

/** A stage in which nothing has been started can be corrected, and removed; predictions are final, and hold its size. */
export function PlannedStage({ stage, stages, models, t }: PlannedStageProps) {
  const isForetold = stage.predictions.length > 0;
  const isRemovable = stages
    .slice(stages.indexOf(stage))
    .every(({ predictions }) => predictions.length === 0);
  return (
    <>
      <ActionForm action={changeStage} submit={t('study.change.correct')}>
        <input type="hidden" name="stageId" value={stage.id} />
        <label>
          {t('study.change.name')}
          <input name="name" defaultValue={stage.name} autoComplete="off" required />
        </label>
        {isForetold ? (
          <p className="caption">{t('study.change.sizeStays')}</p>
        ) : (
          <>
            <ModelField models={models} none={t('study.change.modelAsIs')} t={t} />
            <label>
              {t('study.change.sizeOnly')}
              <input name="size" inputMode="numeric" defaultValue={stage.size} autoComplete="off" />
            </label>
          </>
        )}
      </ActionForm>
      {isRemovable && (
        <AskFirst button={t('study.change.remove')} question={t('study.change.removeQuestion')}>
          <ActionForm action={removeStage} submit={t('study.change.removeSure')}>
            <input type="hidden" name="stageId" value={stage.id} />
          </ActionForm>
        </AskFirst>
      )}
    </>
  );
}
