import { isOutside } from '@critbatch/theory';
import type { Metadata } from 'next';
import Link from 'next/link';
import { DatasetFacts } from '../../../../features/dataset/DatasetFacts.tsx';
import { loadDataset } from '../../../../features/dataset/loadDataset.ts';
import { ModelsForData } from '../../../../features/dataset/ModelsForData.tsx';
import { ItemPanel } from '../../../../features/item/ItemPanel.tsx';
import { ItemTags } from '../../../../features/item/ItemTags.tsx';
import library from '../../../../features/library/library.module.css';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { Page } from '../../../../features/shell/Page.tsx';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { SweepTable } from '../../../../features/sweep/SweepTable.tsx';
import { formFor } from '../../../../features/sweepForm/askedValues.ts';
import { ModelsToFitDocument, SweepListDocument } from '../../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../../graphql/request.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const answer = await loadDataset((await params).id);
  return answer.status === 'answered' ? { title: answer.data.name } : {};
}

/** A version of a data set: what it holds, what was trained on it, and how it is deleted. */
export default async function DatasetPage({ params }: Props) {
  const [viewer, { id }, language] = [await requireViewer(), await params, await loadLanguage()];
  const where = { datasetId: decodeURIComponent(id), archived: 'INCLUDED' as const };
  const [answer, trained] = await Promise.all([
    loadDataset(id),
    requestGraphql(SweepListDocument, { after: null, where }),
  ]);
  if (!viewer || answer.status === 'unreachable' || trained.status === 'unreachable') return <Unreachable />;
  const { t } = language;
  const dataset = answer.data;
  const isChanger = mayChange(viewer, dataset.team.id);
  const models = isChanger ? await requestGraphql(ModelsToFitDocument, { teamId: dataset.team.id }) : null;
  if (models?.status === 'unreachable') return <Unreachable />;
  const { nodes, pageInfo } = trained.data.sweeps;
  return (
    <Page>
      <header className={library.head}>
        <div>
          <nav aria-label={t('dataset.crumb')} className="caption">
            <Link prefetch={false} href="/datasets">
              {t('page.nav.datasets')}
            </Link>
          </nav>
          <h1>{dataset.name}</h1>
          <ItemTags item={dataset} path="/datasets" t={t} />
          <p className="caption">{t('model.version', { version: dataset.version })}</p>
        </div>
        {isChanger && !isOutside(dataset.spec) && (
          <Link prefetch={false} href={formFor(dataset.id)} className="button primary">
            {t('dataset.start')}
          </Link>
        )}
      </header>
      <DatasetFacts dataset={dataset} language={language} />
      {models && <ModelsForData dataset={dataset} models={models.data.models.nodes} language={language} />}
      <section className={library.band}>
        <h2>{t('dataset.sweeps')}</h2>
        {nodes.length === 0 ? (
          <p className="caption">{t('dataset.noSweeps')}</p>
        ) : (
          <SweepTable sweeps={nodes} columns={['state', 'answer', 'model', 'created']} language={language} />
        )}
        {pageInfo.hasNextPage && (
          <p>
            <Link prefetch={false} href={`/sweeps?dataset=${encodeURIComponent(dataset.id)}`}>
              {t('dataset.allSweeps')}
            </Link>
          </p>
        )}
      </section>
      {isChanger && <ItemPanel item={dataset} path="/datasets" canDelete language={language} />}
    </Page>
  );
}
