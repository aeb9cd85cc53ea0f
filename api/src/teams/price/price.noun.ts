import type { Noun } from '../../platform/noun/noun.ts';
import { priceById } from './price.loaders.ts';
import { PriceResolver } from './price.resolver.ts';

export const priceNoun: Noun = {
  resolvers: [PriceResolver],
  nodes: { Price: priceById },
  exports: [{ table: 'Price' }],
};
