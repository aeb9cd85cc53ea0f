import { datasetSpecSchema } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import library from '../library/library.module.css';
import { exampleFacts } from '../sweepForm/choiceDetails.ts';
import type { DatasetPageData } from './loadDataset.ts';

/** How many examples a data set has, of what form, where they come from and who may use them. */
export function DatasetFacts({ dataset, language }: { dataset: DatasetPageData; language: Language }) {
  const { t, numbers } = language;
  const known = datasetSpecSchema.safeParse(dataset.spec);
  const { file, licence } = dataset;
  const facts = [
    [t('page.library.trainingExamples'), numbers.whole(dataset.trainingExamples)],
    [t('page.library.testExamples'), numbers.whole(dataset.testExamples)],
    ...(known.success ? [[t('dataset.examples'), exampleFacts(known.data, language).join(' · ')]] : []),
    ...(file
      ? [
          [
            t('dataset.file'),
            t('dataset.fileOf', { name: file.fileName, bytes: numbers.whole(file.byteLength) }),
          ],
        ]
      : []),
    [t('page.library.licence'), licence ?? '–'],
    [t('dataset.hash'), <code key="hash">{dataset.contentHash.slice(0, 12)}</code>],
    [t('dataset.created'), numbers.date(new Date(dataset.createdAt))],
  ] as const;
  return (
    <dl className={library.facts}>
      {facts.map(([name, value]) => (
        <div key={String(name)}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
