import { Service } from '../../platform/context/service.ts';
import { AskedAnswers } from './askedAnswers.ts';
import { EstimatePool } from './estimatePool.ts';

/** The thread in which theory computes. */
export const estimatePool = new Service(() => new EstimatePool());

/** Answers that somebody asked for and nobody stored. */
export const askedAnswers = new Service((services) => new AskedAnswers(estimatePool.of(services)));
