import type { Metadata } from 'next';
import Link from 'next/link';
import { ItemPanel } from '../../../../features/item/ItemPanel.tsx';
import { ItemTags } from '../../../../features/item/ItemTags.tsx';
import { architectureOf } from '../../../../features/library/architecture.ts';
import styles from '../../../../features/library/library.module.css';
import { loadModel } from '../../../../features/library/loadModel.ts';
import { ModelFacts } from '../../../../features/library/ModelFacts.tsx';
import { noteText } from '../../../../features/library/modelNotes.ts';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { Page } from '../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { SweepTable } from '../../../../features/sweep/SweepTable.tsx';
import { SweepListDocument } from '../../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../../graphql/request.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const answer = await loadModel((await params).id);
  return answer.status === 'answered' ? { title: answer.data.name } : {};
}

/** A version of a model: what it is made of, and what it was trained for. */
export default async function ModelPage({ params, searchParams }: Props) {
  const [viewer, { id }, { note }, language] = [
    await requireViewer(),
    await params,
    await searchParams,
    await loadLanguage(),
  ];
  const where = { modelId: decodeURIComponent(id), archived: 'INCLUDED' as const };
  const [answer, trained] = await Promise.all([
    loadModel(id),
    requestGraphql(SweepListDocument, { after: null, where }),
  ]);
  if (!viewer || answer.status === 'unreachable' || trained.status === 'unreachable') return <Unreachable />;
  const { t } = language;
  const model = answer.data;
  const { nodes, pageInfo } = trained.data.sweeps;
  const notes = [note ?? []].flat().flatMap((mark) => noteText(mark, t) ?? []);
  return (
    <Page>
      <header className={styles.head}>
        <div>
          <nav aria-label={t('model.crumb')} className="caption">
            <Link prefetch={false} href="/models">
              {t('page.nav.models')}
            </Link>
          </nav>
          <h1>{model.name}</h1>
          <ItemTags item={model} path="/models" t={t} />
          <p className="caption">
            {t('model.version', { version: model.version })} · {architectureOf(model.spec)}
          </p>
        </div>
        {mayChange(viewer, model.team.id) && (
          <Link
            prefetch={false}
            href={`/sweeps/new?model=${encodeURIComponent(model.id)}`}
            className="button primary"
          >
            {t('model.start')}
          </Link>
        )}
      </header>
      {notes.length > 0 && (
        <div className={styles.notes}>
          <p>{t('model.notes')}</p>
          <ul>
            {notes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <ModelFacts model={model} language={language} />
      <section className={styles.band}>
        <h2>{t('model.sweeps')}</h2>
        {nodes.length === 0 ? (
          <p className="caption">{t('model.noSweeps')}</p>
        ) : (
          <SweepTable
            sweeps={nodes}
            columns={['state', 'answer', 'dataset', 'created']}
            language={language}
          />
        )}
        {pageInfo.hasNextPage && (
          <p>
            <Link prefetch={false} href={`/sweeps?model=${encodeURIComponent(model.id)}`}>
              {t('model.allSweeps')}
            </Link>
          </p>
        )}
      </section>
      {mayChange(viewer, model.team.id) && (
        <ItemPanel item={model} path="/models" canDelete language={language} />
      )}
    </Page>
  );
}
