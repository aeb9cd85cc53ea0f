import { grouped, rowById } from '../../platform/context/loader.ts';
import { findPrices } from './findPrices.ts';

export const priceById = rowById('Price');

export const pricesOfTeam = grouped(
  ({ reader }, ids) => findPrices(reader, ids),
  (price) => price.teamId,
);
