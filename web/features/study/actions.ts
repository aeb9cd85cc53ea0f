'use server';

import { redirect } from 'next/navigation';
import {
  AddStudyStageDocument,
  ChangeStudyStageDocument,
  CreateStudyDocument,
  DecideStageDocument,
  RegisterPredictionsDocument,
  RemoveStudyStageDocument,
  SetHourlyRateDocument,
  SetStageEffortDocument,
  SetStageSweepDocument,
  SetStartsNextStageDocument,
  SetStudyLimitsDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf, textOf } from '../form/fields.ts';
import { notNumber } from '../form/notNumber.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Begins a study and goes to its page. */
export async function createStudy(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const limits = limitsIn(form, t);
  if ('fault' in limits) return limits.fault;
  const input = { teamId: textOf(form, 'teamId'), name: textOf(form, 'name'), ...limits };
  let id: string | undefined;
  const state = await changed(
    () => requestGraphql(CreateStudyDocument, { input }),
    (data) => data.createStudy,
    ({ study }) => {
      id = study?.id;
      return done(t('study.change.saved'));
    },
  );
  if (id) redirect(`/studies/${encodeURIComponent(id)}`);
  return state;
}

/** Adds a stage at the end, with its sweep where one was chosen. */
export async function addStage(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const size = numberOf(form, 'size');
  const fault = notNumber(form, { size: t('study.change.size') }, t);
  if (fault) return fault;
  const input = {
    studyId: textOf(form, 'studyId'),
    name: textOf(form, 'name'),
    size,
    modelId: textOf(form, 'modelId') || null,
    sweepId: textOf(form, 'sweepId') || null,
  };
  return changed(
    () => requestGraphql(AddStudyStageDocument, { input }),
    (data) => data.addStudyStage,
    () => done(t('study.change.saved')),
  );
}

/** Corrects a planned stage; a model that is chosen gives the size. */
export async function changeStage(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const fault = notNumber(form, { size: t('study.change.sizeOnly') }, t);
  if (fault) return fault;
  const modelId = textOf(form, 'modelId') || null;
  const input = {
    studyStageId: textOf(form, 'stageId'),
    name: textOf(form, 'name'),
    ...(modelId ? { modelId } : { size: numberOf(form, 'size') }),
  };
  return changed(
    () => requestGraphql(ChangeStudyStageDocument, { input }),
    (data) => data.changeStudyStage,
    () => done(t('study.change.saved')),
  );
}

/** Removes a planned stage. */
export async function removeStage(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { studyStageId: textOf(form, 'stageId') };
  return changed(
    () => requestGraphql(RemoveStudyStageDocument, { input }),
    (data) => data.removeStudyStage,
    () => done(t('study.change.removed')),
  );
}

/** Gives a stage its sweep. */
export async function setStageSweep(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { studyStageId: textOf(form, 'stageId'), sweepId: textOf(form, 'sweepId') };
  return changed(
    () => requestGraphql(SetStageSweepDocument, { input }),
    (data) => data.setStageSweep,
    () => done(t('study.change.saved')),
  );
}

/** Sets what one training run may take; an empty field is no limit. */
export async function setLimits(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const limits = limitsIn(form, t);
  if ('fault' in limits) return limits.fault;
  const input = { studyId: textOf(form, 'studyId'), ...limits };
  return changed(
    () => requestGraphql(SetStudyLimitsDocument, { input }),
    (data) => data.setStudyLimits,
    () => done(t('study.change.saved')),
  );
}

/** Registers what is foretold of a stage; nobody can change it afterwards. */
export async function registerPredictions(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { studyStageId: textOf(form, 'stageId') };
  return changed(
    () => requestGraphql(RegisterPredictionsDocument, { input }),
    (data) => data.registerPredictions,
    () => done(t('study.change.registered')),
  );
}

/** Records the decision that a stage ends in; nobody can change it afterwards. */
export async function decideStage(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const batchSize = numberOf(form, 'batchSize');
  const fault = notNumber(form, { batchSize: t('study.stageDecision.batchSize') }, t);
  if (fault) return fault;
  const input = {
    studyStageId: textOf(form, 'stageId'),
    choice: textOf(form, 'choice') === 'STOP' ? ('STOP' as const) : ('GO_ON' as const),
    batchSize,
    reason: textOf(form, 'reason'),
  };
  return changed(
    () => requestGraphql(DecideStageDocument, { input }),
    (data) => data.decideStage,
    () => done(t('study.stageDecision.recorded')),
  );
}

/** Lets a study start its next stage by itself, or not. */
export async function setStartsNextStage(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = {
    studyId: textOf(form, 'studyId'),
    startsNextStage: textOf(form, 'startsNextStage') === 'yes',
  };
  return changed(
    () => requestGraphql(SetStartsNextStageDocument, { input }),
    (data) => data.setStartsNextStage,
    () => done(t('study.change.saved')),
  );
}

/** States how many hours of people's work a stage takes. */
export async function setEffort(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const personHours = numberOf(form, 'personHours');
  const fault = notNumber(form, { personHours: t('study.effort.title') }, t);
  if (fault) return fault;
  const input = { studyStageId: textOf(form, 'stageId'), personHours };
  return changed(
    () => requestGraphql(SetStageEffortDocument, { input }),
    (data) => data.setStageEffort,
    () => done(t('study.change.saved')),
  );
}

/** States what an hour of people's work costs the team. */
export async function setHourlyRate(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const hourlyRate = numberOf(form, 'hourlyRate');
  const fault = notNumber(form, { hourlyRate: t('study.effort.rate') }, t);
  if (fault) return fault;
  const currency = textOf(form, 'currency').toUpperCase() || null;
  const input = { teamId: textOf(form, 'teamId'), hourlyRate, currency };
  return changed(
    () => requestGraphql(SetHourlyRateDocument, { input }),
    (data) => data.setHourlyRate,
    () => done(t('study.change.saved')),
  );
}

/** What a form limits, or what is said of a limit that is no number. */
function limitsIn(form: FormData, t: Translator) {
  const [maxHours, maxCost] = [numberOf(form, 'maxHours'), numberOf(form, 'maxCost')];
  const labels = { maxHours: t('study.change.maxHours'), maxCost: t('study.change.maxCost') };
  const fault = notNumber(form, labels, t);
  if (fault) return { fault };
  return { maxHours, maxCost, currency: textOf(form, 'currency').toUpperCase() || null };
}
