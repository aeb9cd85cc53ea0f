import { rowById } from '../../platform/context/loader.ts';

export const stageDecisionById = rowById('StageDecision');
