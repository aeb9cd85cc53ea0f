import { type Attack, inTurn, volley } from '../attack.ts';
import type { Stage } from '../stage.ts';
import { holderOfLargeSweep } from './largeSweep.ts';

/**
 * A report of 10,000 runs behind a link, opened by four strangers at once through the portal: 33 MB and 11 s each, others' pages
 * 40 ms became 3 s. A mend pages the runs, and keeps what has been rendered.
 */
export const sharedReport: Attack = {
  name: 'shared-report',
  finding: 'security 8',
  isAtPortal: true,
  prepare: async (stage) => {
    const link = new URL(await shareLargeReport(stage));
    const readers = Array.from({ length: 4 }, () => stage.stranger().as({}, stage.portalUrl));
    return {
      fire: volley({ atOnce: 4 }, (n) => inTurn(readers, n).send({ method: 'GET', path: link.pathname })),
    };
  },
};

/** Its files by strangers, each drawn or written anew: the JSON of it all, a card, figures. */
export const sharedReportFiles: Attack = {
  name: 'shared-report-files',
  finding: 'like security 8',
  isAtPortal: true,
  prepare: async (stage) => {
    const { pathname } = new URL(await shareLargeReport(stage));
    const files = ['report.json', 'card.png', 'A-work.png', 'A-steps.svg', 'A-runs.csv'];
    const reader = stage.stranger().as({}, stage.portalUrl);
    return {
      fire: volley({ atOnce: 6 }, (n) =>
        reader.send({ method: 'GET', path: `${pathname}/${files[n % files.length]}` }),
      ),
    };
  },
};

let shared: Promise<string> | null = null;

/** Made once for both. */
function shareLargeReport(stage: Stage): Promise<string> {
  shared ??= share(stage);
  return shared;
}

async function share(stage: Stage): Promise<string> {
  const { person, team, sweepId } = await holderOfLargeSweep(stage);
  const content = { title: 'Large', text: 'All of it.', sweepIds: [sweepId], studyIds: [] };
  const { report } = await person.change<{ report: { versions: { id: string }[] } }>(
    'createReport',
    'report { versions { id } }',
    { teamId: team.id, content },
  );
  const input = { reportVersionId: report.versions[0]?.id };
  return (await person.change<{ link: string }>('createReportShare', 'link', input)).link;
}
