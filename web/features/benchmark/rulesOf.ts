import type {
  BenchmarkRulesInput,
  Optimiser,
  Ranking,
  TargetMetric,
} from '../../graphql/generated/graphql.ts';
import { numberOf, textOf, toNumber } from '../form/fields.ts';

/** The rules as a form has them; null where a number is none. Fields that the chosen ranking does not use are left out. */
export function rulesOf(form: FormData): BenchmarkRulesInput | null {
  const threshold = numberOf(form, 'threshold');
  const ranking = textOf(form, 'ranking') as Ranking;
  const isByCost = ranking === 'COST';
  const prices = isByCost ? pricesOf(form) : null;
  if (threshold === null || Number.isNaN(threshold)) return null;
  if (prices?.some(({ pricePerDeviceHour }) => Number.isNaN(pricePerDeviceHour))) return null;
  return {
    modelId: textOf(form, 'modelId'),
    datasetId: textOf(form, 'datasetId'),
    metric: textOf(form, 'metric') as TargetMetric,
    threshold,
    optimisers: form.getAll('optimiser').map((name) => String(name) as Optimiser),
    ranking,
    device: ranking === 'DEVICE_SECONDS' ? textOf(form, 'device') || null : null,
    prices,
    currency: isByCost ? textOf(form, 'currency').toUpperCase() || null : null,
  };
}

/** A row that is empty is none; half a row is a number that is none. */
function pricesOf(form: FormData) {
  const prices = form.getAll('price');
  return form.getAll('priceDevice').flatMap((name, row) => {
    const [device, price] = [String(name).trim(), toNumber(String(prices[row] ?? ''))];
    if (device === '' && price === null) return [];
    return [{ device, pricePerDeviceHour: price ?? Number.NaN }];
  });
}
