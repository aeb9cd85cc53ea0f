'use server';

import { RemovePriceDocument, SetPriceDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf, textOf } from '../form/fields.ts';
import { notNumber } from '../form/notNumber.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Records what a device costs from a day (UTC) on. */
export async function setPrice(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const pricePerDeviceHour = numberOf(form, 'price');
  const validFrom = new Date(textOf(form, 'validFrom'));
  if (pricePerDeviceHour === null) return refused(t('form.notANumber'));
  const fault = notNumber(form, { price: t('team.price') }, t);
  if (fault) return fault;
  if (Number.isNaN(validFrom.getTime())) return refused(t('team.notDate'));
  const input = {
    teamId: textOf(form, 'teamId'),
    device: textOf(form, 'device'),
    currency: textOf(form, 'currency').toUpperCase(),
    pricePerDeviceHour,
    validFrom: validFrom.toISOString(),
  };
  return changed(
    () => requestGraphql(SetPriceDocument, { input }),
    (data) => data.setPrice,
    () => done(t('team.saved')),
  );
}

export async function removePrice(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { priceId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(RemovePriceDocument, { input }),
    (data) => data.removePrice,
    () => done(t('team.saved')),
  );
}
