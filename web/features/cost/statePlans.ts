'use server';

import {
  SetCurrentBatchSizeDocument,
  SetPriceDocument,
  SetRunsPerMonthDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf, textOf } from '../form/fields.ts';
import { notNumber } from '../form/notNumber.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Keeps the batch size in use of a sweep where it was changed, its team's training runs a month and, where the form has one, the price of its device from a day (UTC) on. */
export async function statePlans(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const teamId = textOf(form, 'teamId');
  const runsPerMonth = numberOf(form, 'runsPerMonth');
  const pricePerDeviceHour = form.has('price') ? numberOf(form, 'price') : null;
  const labels = {
    batchSize: t('cost.month.yours'),
    runsPerMonth: t('cost.month.runs'),
    price: t('cost.month.price', { device: textOf(form, 'device') }),
  };
  const fault = notNumber(form, labels, t);
  if (fault) return fault;
  const said = () => done(t('team.saved'));
  const batchSize = numberOf(form, 'batchSize');
  if (batchSize !== numberOf(form, 'knownBatchSize')) {
    const input = { sweepId: textOf(form, 'sweepId'), batchSize };
    const yours = await changed(
      () => requestGraphql(SetCurrentBatchSizeDocument, { input }),
      (data) => data.setCurrentBatchSize,
      said,
    );
    if (yours.isRefused) return yours;
  }
  const runs = await changed(
    () => requestGraphql(SetRunsPerMonthDocument, { input: { teamId, runsPerMonth } }),
    (data) => data.setRunsPerMonth,
    said,
  );
  if (runs.isRefused || pricePerDeviceHour === null) return runs;
  const currency = textOf(form, 'currency').toUpperCase();
  const [device, validFrom] = [textOf(form, 'device'), textOf(form, 'validFrom')];
  const known = `${pricePerDeviceHour} ${currency}`;
  if (known === textOf(form, 'knownPrice')) return runs;
  return changed(
    () =>
      requestGraphql(SetPriceDocument, {
        input: { teamId, device, currency, pricePerDeviceHour, validFrom },
      }),
    (data) => data.setPrice,
    said,
  );
}
