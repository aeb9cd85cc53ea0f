import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';
import { upload } from './importing.ts';

const create = mutationOf('createDatasetFromUpload', 'dataset { id } preview { trainingExamples }');
const spec = {
  format: 'csv',
  inputShape: [2],
  classes: 2,
  columns: { label: 'label' },
  testExamples: 1,
  split: { seed: 1 },
};

/** A CSV of 12 MB read as a data set, six at a time; the rival has one of ten lines read. A mend queues and shares the sandboxes. */
export const datasets: Attack = {
  name: 'datasets',
  finding: 'like security 5',
  prepare: async ({ newcomer, others }) => {
    const { team, writer } = await newcomer('Data sets');
    const uploadId = await upload(writer, team.id, tableOf(800_000));
    const theirs = await upload(others.writer, others.team.id, tableOf(10));
    const look = (id: string) =>
      operation(create, { input: { uploadId: id, name: 'Table', spec, dryRun: true } });
    return {
      fire: volley({ atOnce: 6, most: 24 }, () => writer.send(look(uploadId))),
      rival: () => others.writer.send(look(theirs)),
    };
  },
};

function tableOf(lines: number) {
  const rows = Array.from({ length: lines }, (_, n) => `${n % 2},0.${n % 1000},1.25\n`);
  return { fileName: 'table.csv', bytes: Buffer.from(`label,x,y\n${rows.join('')}`) };
}
