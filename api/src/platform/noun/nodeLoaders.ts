import { Service } from '../context/service.ts';
import type { NodeLoader } from '../node/nodeLoader.ts';
import { allNouns } from './noun.ts';

/** What reads the nodes of each type, by its name. */
export const nodeLoaders = new Service<ReadonlyMap<string, NodeLoader>>(
  (services) => new Map(allNouns.of(services).flatMap(({ nodes = {} }) => Object.entries(nodes))),
);
