import { type Attack, volley } from '../attack.ts';
import { operation } from '../caller.ts';
import { holderOfLargeSweep } from './largeSweep.ts';

/** `reportPreview` thirty times in one operation, of 10,000 runs: it cost 330 and took 10 s. A mend makes rows cost what they take. */
export const reportPreviews: Attack = {
  name: 'report-previews',
  finding: 'security 9',
  prepare: async (stage) => {
    const { team, writer, sweepId } = await holderOfLargeSweep(stage);
    const fields = Array.from({ length: 30 }, (_, n) => `a${n}: reportPreview(input: $input) { content }`);
    const content = { title: 'Large', text: '', sweepIds: [sweepId], studyIds: [] };
    const message = operation(`query ($input: ReportPreviewInput!) { ${fields.join(' ')} }`, {
      input: { teamId: team.id, content },
    });
    return { fire: volley({ atOnce: 2, most: 4 }, () => writer.send(message)) };
  },
};
