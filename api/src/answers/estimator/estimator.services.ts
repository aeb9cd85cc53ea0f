import { Service } from '../../platform/context/service.ts';
import { estimatePool } from '../thread/thread.services.ts';
import { Estimator } from './estimator.ts';

/** Brings estimates up to the runs; ends the thread when the process stops. */
export const estimator = new Service(
  (services) => new Estimator(services.prisma, estimatePool.of(services)),
  (running) => running.stop(),
);
