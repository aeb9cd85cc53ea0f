'use server';

import { moneyText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type {
  AdaptivePlanInput,
  CreateSweepInput,
  ForecastSweepQuery,
} from '../../graphql/generated/graphql.ts';
import { ForecastSweepDocument, PastSweepsDocument } from '../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../graphql/request.ts';
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
  const { input } = readSweepForm(values, teamId, language.t);
  if (!input) return null;
  const [taken, earlier] = await Promise.all([
    whatItTakes(input, language),
    bOfEarlierSweeps(input, language),
  ]);
  return earlier ? { rows: [...(taken?.rows ?? []), earlier], note: taken?.note ?? null } : taken;
}

/** b* of the team's nearest earlier sweeps of the same data set; null without any. */
async function bOfEarlierSweeps(
  { teamId, modelId, datasetId, policy }: CreateSweepInput,
  { t, numbers }: Language,
): Promise<Row | null> {
  const input = { teamId, modelId, datasetId, policy };
  const answer = await orNull(requestGraphql(PastSweepsDocument, { input }));
  const found = answer?.status === 'answered' ? answer.data.pastSweepsEstimate : null;
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
    seeds: seeds.length,
  };
  const answer = await orNull(requestGraphql(ForecastSweepDocument, { input: asked }));
  const forecast = answer?.status === 'answered' ? answer.data.sweepForecast : null;
  return forecast && inWords(forecast, language);
}

/** What is half typed may be refused: then nothing is said. */
async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (fault) {
    if (fault instanceof ApiFault) return null;
    throw fault;
  }
}

/** An adaptive sweep takes what it was given, or less. */
function untilItsPlanEnds({ deviceSecondsBudget }: AdaptivePlanInput, { t, numbers }: Language): Foretold {
  const most = t('form.forecast.atMost', { value: numbers.duration(deviceSecondsBudget) });
  return { rows: [[t('form.forecast.device'), most]], note: t('form.forecast.fromPlan') };
}

type Forecast = NonNullable<ForecastSweepQuery['sweepForecast']>;

function inWords(forecast: Forecast, { t, numbers }: Language): Foretold {
  const range = (seconds: Forecast['wallSeconds']) => numbers.withInterval(seconds, numbers.duration);
  const { cost, currency, censoredRuns } = forecast;
  const rows: [string, string][] = [
    [t('form.forecast.runs'), numbers.whole(forecast.runs)],
    [t('form.forecast.wall'), range(forecast.wallSeconds)],
    [t('form.forecast.device'), range(forecast.deviceSeconds)],
  ];
  if (cost && currency) rows.push([t('form.forecast.cost'), moneyText(cost, currency, { numbers })]);
  if (censoredRuns !== null) rows.push([t('form.forecast.censored'), numbers.whole(censoredRuns)]);
  return {
    rows,
    note: t(forecast.basis === 'LAW' ? 'form.forecast.fromLaw' : 'form.forecast.fromCap', {
      device: forecast.device,
      level: numbers.whole(forecast.level * 100),
      slots: numbers.whole(forecast.runsAtOnce),
    }),
  };
}
