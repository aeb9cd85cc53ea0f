import type { Attack } from '../attack.ts';

/** Nobody attacks: what the bystander waits for on this machine, to be subtracted from what it waits for otherwise. */
export const nothing: Attack = {
  name: 'nothing',
  finding: 'calibration',
  prepare: async () => ({
    fire: async (_, until) => new Promise((resolve) => until.addEventListener('abort', () => resolve())),
  }),
};
