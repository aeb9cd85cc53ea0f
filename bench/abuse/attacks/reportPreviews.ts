import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';
import { largestLetIn } from '../letIn.ts';
import type { Stage } from '../stage.ts';
import { holderOfLargeSweep } from './largeSweep.ts';

/** `reportPreview` thirty times in one operation, of 10,000 runs: it cost 330 and took 10 s. A mend makes rows cost what they take. */
export const reportPreviews: Attack = {
  name: 'report-previews',
  finding: 'security 9',
  prepare: async (stage) => {
    const { preview } = await previewer(stage);
    return { fire: volley({ atOnce: 2, most: 4 }, () => preview(30)) };
  },
};

/** As many of them as are let in, until the time is up. */
export const reportPreviewsLetIn: Attack = {
  name: 'report-previews-let-in',
  finding: 'security 9',
  prepare: async (stage) => {
    const { preview } = await previewer(stage);
    const most = await largestLetIn([30, 20, 10, 9, 7, 5, 3, 2, 1], preview);
    return { fire: volley({ atOnce: 2 }, () => preview(most)) };
  },
};

async function previewer(stage: Stage) {
  const { team, writer, sweepId } = await holderOfLargeSweep(stage);
  const content = { title: 'Large', text: '', sweepIds: [sweepId], studyIds: [] };
  const preview = (times: number) => {
    const fields = Array.from({ length: times }, (_, n) => `a${n}: reportPreview(input: $input) { content }`);
    const query = `query ($input: ReportPreviewInput!) { ${fields.join(' ')} }`;
    return writer.send(operation(query, { input: { teamId: team.id, content } }));
  };
  return { preview };
}
