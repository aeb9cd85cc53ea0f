import type { Noun } from '../../platform/noun/noun.ts';
import { workerById } from './worker.loaders.ts';
import { WorkerResolver } from './worker.resolver.ts';

export const workerNoun: Noun = {
  resolvers: [WorkerResolver],
  nodes: { Worker: workerById },
  exports: [{ table: 'Worker' }],
};
