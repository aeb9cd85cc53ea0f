import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { setEffort, setHourlyRate } from './actions.ts';
import type { StudyData } from './studyData.ts';

type EffortFormsProps = { study: StudyData; isAdmin: boolean; language: Language };

/** Hours of people's work in each stage, and what an hour costs: asked for once, kept for the team. */
export function EffortForms({ study: { stages, team }, isAdmin, language: { t } }: EffortFormsProps) {
  return (
    <section>
      <h2>{t('study.effort.title')}</h2>
      <p className="caption">{t('study.effort.lead')}</p>
      {stages.map(({ id, name, personHours }) => (
        <ActionForm
          key={id}
          action={setEffort}
          submit={t('study.change.save')}
          label={t('study.effort.saveOf', { stage: name })}
        >
          <input type="hidden" name="stageId" value={id} />
          <label>
            {t('study.effort.hours', { stage: name })}
            <input
              name="personHours"
              inputMode="decimal"
              defaultValue={personHours ?? ''}
              autoComplete="off"
            />
          </label>
        </ActionForm>
      ))}
      {isAdmin && (
        <ActionForm action={setHourlyRate} submit={t('study.change.save')} label={t('study.effort.saveRate')}>
          <input type="hidden" name="teamId" value={team.id} />
          <label>
            {t('study.effort.rate')}
            <input
              name="hourlyRate"
              inputMode="decimal"
              defaultValue={team.hourlyRate ?? ''}
              autoComplete="off"
            />
          </label>
          <label>
            {t('study.change.currency')}
            <input
              name="currency"
              pattern="[A-Za-z]{3}"
              maxLength={3}
              defaultValue={team.hourlyRateCurrency ?? ''}
              autoComplete="off"
            />
          </label>
        </ActionForm>
      )}
    </section>
  );
}
