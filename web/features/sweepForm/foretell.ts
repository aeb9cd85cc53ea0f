'use server';

import { moneyText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type {
  AdaptivePlanInput,
  CreateSweepInput,
  ForecastSweepQuery,
} from '../../graphql/generated/graphql.ts';
import {
  ForecastSweepDocument,
  PastSweepsDocument,
  StageSpendingDocument,
} from '../../graphql/generated/graphql.ts';
import { requestOrNull } from '../../graphql/request.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { loadViewer } from '../session/viewer.ts';
import type { FieldValues } from './fields.ts';
import { readSweepForm } from './readSweepForm.ts';

type Row = [name: string, value: string];

/** A forecast in words: figures by name, and what they rest on; null where nothing can be foretold. */
export type Foretold = { rows: Row[]; note: string | null } | null;

/** What the sweep in the form would take, from the times and laws that the team has measured. */
export async function foretell(values: FieldValues): Promise<Foretold> {
  const [reader, language] = [await loadViewer(), await loadLanguage()];
  const teamId = reader.status === 'signedIn' ? reader.viewer.memberships[0]?.team.id : undefined;
  if (!teamId) return null;
  // What a stage is foretold to take does not depend on which model of its size trains it.
  const read = values.stage && !values.model ? { ...values, model: 'none' } : values;
  const { input } = readSweepForm(read, teamId, language.t);
  if (!input) return null;
  const atStage = input.studyStageId ? await foretoldOfStage(input, input.studyStageId, language) : null;
  const [taken, b] = await Promise.all([
    atStage?.taken ?? whatItTakes(input, language),
    // One prediction for one b*: that which the study has registered comes first.
    atStage?.predicted ?? bOfEarlierSweeps(input, language),
  ]);
  return b ? { rows: [...(taken?.rows ?? []), b], note: taken?.note ?? null } : taken;
}

/** b* of the team's nearest earlier sweeps of the same data set; null without any. */
async function bOfEarlierSweeps(
  { teamId, modelId, datasetId, policy, budgetMetric }: CreateSweepInput,
  { t, numbers }: Language,
): Promise<Row | null> {
  if (budgetMetric) return null;
  const input = { teamId, modelId, datasetId, policy };
  const answer = await requestOrNull(PastSweepsDocument, { input });
  const found = answer?.pastSweepsEstimate;
  if (!found) return null;
  return [
    t('form.forecast.pastSweeps', { count: found.cases }),
    numbers.withInterval(found.criticalBatchSize),
  ];
}

async function whatItTakes(input: CreateSweepInput, language: Language): Promise<Foretold> {
  if (input.plan) return untilItsPlanEnds(input.plan, language);
  if (!input.batchSizes || !input.seeds) return null;
  const { teamId, modelId, datasetId, batchSizes, maxExamplesPerRun, evaluation, seeds } = input;
  const asked = {
    teamId,
    modelId,
    datasetId,
    batchSizes,
    maxExamplesPerRun,
    ...(evaluation.ratio !== undefined && { evaluationRatio: evaluation.ratio }),
    ...(evaluation.firstStep !== undefined && { firstEvaluationStep: evaluation.firstStep }),
    seeds: seeds.length,
    policy: input.policy,
    target: input.targets?.[0] ?? null,
    ...(input.budgetMetric && { spendsBudget: true }),
  };
  const answer = await requestOrNull(ForecastSweepDocument, { input: asked });
  return answer?.sweepForecast ? inWords(answer.sweepForecast, language) : null;
}

/** What the stages before foretell of a stage’s sweep, and the b* that is predicted for it; null where they say nothing of it. */
async function foretoldOfStage(
  { plan, batchSizes, seeds, maxExamplesPerRun, evaluation }: CreateSweepInput,
  id: string,
  language: Language,
): Promise<{ taken: Foretold; predicted: Row | null } | null> {
  const { t, numbers } = language;
  const cells = { batchSizes: batchSizes ?? [], seeds: seeds?.length ?? 1 };
  const input = {
    maxExamplesPerRun,
    ...(evaluation.ratio !== undefined && { evaluationRatio: evaluation.ratio }),
    ...(plan ? { deviceSecondsBudget: plan.deviceSecondsBudget } : cells),
  };
  const answer = await requestOrNull(StageSpendingDocument, { id, input });
  const node = answer?.node;
  if (node?.__typename !== 'StudyStage') return null;
  const { spendingOf: spending, predictions } = node;
  const b = predictions.find(({ quantity }) => quantity === 'CRITICAL_BATCH_SIZE')?.foretold;
  const runs = plan ? [] : [runsRow(cells.batchSizes.length * cells.seeds, language)];
  return {
    taken: spending && {
      rows: [...runs, ...takenRows(spending, language)],
      note: t('form.forecast.fromStages', { level: numbers.whole(spending.level * 100) }),
    },
    predicted: b ? [t('form.forecast.predicted'), numbers.withInterval(b)] : null,
  };
}

/** An adaptive sweep takes what it was given, or less. */
function untilItsPlanEnds({ deviceSecondsBudget }: AdaptivePlanInput, { t, numbers }: Language): Foretold {
  const most = t('form.forecast.atMost', { value: numbers.duration(deviceSecondsBudget) });
  return { rows: [[t('form.forecast.device'), most]], note: t('form.forecast.fromPlan') };
}

type Forecast = NonNullable<ForecastSweepQuery['sweepForecast']>;

function inWords(forecast: Forecast, { t, numbers }: Language): Foretold {
  const { censoredRuns } = forecast;
  const rows = [runsRow(forecast.runs, { t, numbers }), ...takenRows(forecast, { t, numbers })];
  if (censoredRuns !== null) rows.push([t('form.forecast.censored'), numbers.whole(censoredRuns)]);
  const note = t(`form.forecast.${noteOf[forecast.basis]}`, {
    device: forecast.device,
    level: numbers.whole(forecast.level * 100),
    slots: numbers.whole(forecast.runsAtOnce),
  });
  return { rows, note: forecast.isOtherOptimiser ? `${note} ${t('form.forecast.otherOptimiser')}` : note };
}

const noteOf = { LAW: 'fromLaw', CAP: 'fromCap', BUDGET: 'fromBudget' } as const;

function runsRow(runs: number, { t, numbers }: Language): Row {
  return [t('form.forecast.runs'), numbers.whole(runs)];
}

/** Time by the clock and of devices, and what that costs where a price is known. */
function takenRows(
  {
    wallSeconds,
    deviceSeconds,
    cost,
    currency,
  }: Pick<Forecast, 'wallSeconds' | 'deviceSeconds' | 'cost' | 'currency'>,
  { t, numbers }: Language,
): Row[] {
  const range = (seconds: Forecast['wallSeconds']) => numbers.withInterval(seconds, numbers.duration);
  return [
    [t('form.forecast.wall'), range(wallSeconds)],
    [t('form.forecast.device'), range(deviceSeconds)],
    ...(cost && currency
      ? [[t('form.forecast.cost'), moneyText(cost, currency, { numbers })] satisfies Row]
      : []),
  ];
}
