import { type Attack, inTurn, volley } from '../attack.ts';
import { holderOfLargeSweep } from './largeSweep.ts';

/** The page of a sweep of 10,000 runs, and a comparison of twenty sweeps, four at a time. A mend gives each reader few renderings at once. */
export const portalPages: Attack = {
  name: 'portal-pages',
  finding: 'like security 8',
  isAtPortal: true,
  prepare: async (stage) => {
    const { person, sweepId } = await holderOfLargeSweep(stage);
    const id = encodeURIComponent(sweepId);
    const reader = person.as({}, stage.portalUrl);
    const labReader = (await stage.labMember('VIEWER')).person.as({}, stage.portalUrl);
    const compared = stage.lab.sweepIds.slice(0, 20).map((each) => `s=${encodeURIComponent(each)}`);
    const pages = [`/sweeps/${id}`, `/compare?${compared.join('&')}`];
    return {
      fire: volley({ atOnce: 4 }, (n) =>
        (n % 2 ? labReader : reader).send({ method: 'GET', path: inTurn(pages, n) }),
      ),
    };
  },
};

/** Figures as SVG and PNG, and tables as CSV, drawn and written anew for each of six readers at once. */
export const portalFiles: Attack = {
  name: 'portal-files',
  finding: 'like security 8',
  isAtPortal: true,
  prepare: async (stage) => {
    const { lab } = stage;
    const reader = (await stage.labMember('VIEWER')).person.as({}, stage.portalUrl);
    const long = `/sweeps/${encodeURIComponent(lab.longSweepId)}`;
    const large = `/sweeps/${encodeURIComponent(lab.largeSweepIds[0] ?? '')}`;
    const files = [
      `${long}/data/history.csv`,
      `${large}/figures/work.png`,
      `${large}/figures/loss.png`,
      `${large}/figures/reciprocal.svg`,
      `${large}/data/history.csv`,
    ];
    return {
      fire: volley({ atOnce: 6 }, (n) => reader.send({ method: 'GET', path: inTurn(files, n) })),
    };
  },
};

/** Bodies of 4 MB by a stranger to the portal, which hands them on to the API. A mend reads none there either. */
export const portalBodies: Attack = {
  name: 'portal-bodies',
  finding: 'security 4, through the portal',
  isAtPortal: true,
  prepare: async (stage) => {
    const somebody = stage.stranger().as({}, stage.portalUrl);
    const headers = { 'content-type': 'application/json' };
    const body = Buffer.from(`[${'{},'.repeat(1_390_000)}{}]`);
    return { fire: volley({ atOnce: 8, most: 60 }, () => somebody.send({ headers, body })) };
  },
};
