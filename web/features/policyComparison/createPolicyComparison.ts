'use server';

import { redirect } from 'next/navigation';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import { CreatePolicyComparisonDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf, textOf } from '../form/fields.ts';
import { notNumber } from '../form/notNumber.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { listedNumbers, wholeNumbers } from '../sweepForm/wholeNumbers.ts';
import { contenderChoices, contenderOf } from './contenderChoices.ts';

/** Starts a comparison of the ticked policies and goes to its page. */
export async function createPolicyComparison(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const [batchSizes, seeds] = [wholeNumbers(textOf(form, 'batchSizes')), wholeNumbers(textOf(form, 'seeds'))];
  if (!batchSizes || !seeds) return refused(t('form.notWhole'));
  const [threshold, maxExamplesPerRun] = [numberOf(form, 'threshold'), numberOf(form, 'budget')];
  const multiples = listedNumbers(textOf(form, 'multiples'));
  const fault = notNumber(form, { threshold: t('form.threshold'), budget: t('form.budget') }, t);
  if (fault) return fault;
  if (threshold === null || maxExamplesPerRun === null || multiples.some(Number.isNaN))
    return refused(t('form.notANumber'));
  const chosen = form.getAll('contender').map(String);
  const input = {
    teamId: textOf(form, 'teamId'),
    name: textOf(form, 'name'),
    modelId: textOf(form, 'model'),
    datasetId: textOf(form, 'dataset'),
    batchSizes,
    seeds,
    target: { metric: textOf(form, 'metric') as TargetMetric, threshold },
    maxExamplesPerRun,
    evaluation: {},
    contenders: contenderChoices
      .filter((choice) => chosen.includes(choice))
      .map((choice) => contenderOf(choice, multiples)),
  };
  let id: string | undefined;
  const state = await changed(
    () => requestGraphql(CreatePolicyComparisonDocument, { input }),
    (data) => data.createPolicyComparison,
    ({ policyComparison }) => {
      id = policyComparison?.id;
      return done(t('policies.started'));
    },
  );
  if (id) redirect(`/policies/${encodeURIComponent(id)}`);
  return state;
}
