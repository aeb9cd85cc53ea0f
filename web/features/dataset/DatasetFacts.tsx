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
  const classNames = known.success && 'classNames' in known.data ? (known.data.classNames ?? []) : [];
  const facts = [
    [t('page.library.trainingExamples'), numbers.whole(dataset.trainingExamples)],
    [t('page.library.testExamples'), numbers.whole(dataset.testExamples)],
    ...(known.success ? [[t('dataset.examples'), exampleFacts(known.data, language).join(' · ')]] : []),
    ...(classNames.length > 0 ? [[t('dataset.fields.classes'), namesText(classNames, language)]] : []),
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

const namesShown = 20;

/** A data set may name a thousand classes. */
function namesText(names: readonly string[], { t, numbers }: Language): string {
  const shown = names.slice(0, namesShown);
  const left = names.length - shown.length;
  const list = numbers.row(shown);
  return left > 0 ? t('dataset.moreClasses', { list, left: numbers.whole(left) }) : list;
}
