import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ItemSelection } from '../../../features/item/ItemSelection.tsx';
import { itemWords } from '../../../features/item/itemWords.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { SavedViews } from '../../../features/savedView/SavedViews.tsx';
import {
  choosingIn,
  isOfSeveralTeams,
  mayAdminister,
  mayChange,
  requireViewer,
} from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { SweepFilterForm } from '../../../features/sweep/SweepFilterForm.tsx';
import { SweepTable } from '../../../features/sweep/SweepTable.tsx';
import type { SweepFilter } from '../../../features/sweep/sweepFilter.ts';
import {
  isFiltered,
  readSweepFilter,
  sweepFilterHref,
  sweepOrder,
  sweepWhere,
} from '../../../features/sweep/sweepFilter.ts';
import { missingChoices } from '../../../features/sweepForm/loadChoices.ts';
import { SweepFilterChoicesDocument, SweepListDocument } from '../../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../../graphql/request.ts';
import styles from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('page.list.title') };
}

export default async function Sweeps({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, filter, language] = [
    await requireViewer(),
    readSweepFilter(await searchParams),
    await loadLanguage(),
  ];
  const [answer, choices] = await Promise.all([
    requestGraphql(SweepListDocument, {
      after: filter.after,
      where: sweepWhere(filter),
      orderBy: sweepOrder(filter),
      tellsGrowth: filter.columns.includes('growth'),
      isOfSeveralTeams: isOfSeveralTeams(viewer),
    }).catch(fromTheStart(filter)),
    requestGraphql(SweepFilterChoicesDocument, { teamId: null }),
  ]);
  if (!viewer || answer.status === 'unreachable' || choices.status === 'unreachable') return <Unreachable />;
  // What the list is narrowed to stands in its field, however old it is: sent again, the form would drop it.
  const { models, datasets } = choices.data;
  const asked = await missingChoices(choices.data, [filter.model, filter.dataset]);
  const shownChoices = {
    models: { nodes: [...asked.models, ...models.nodes] },
    datasets: { nodes: [...asked.datasets, ...datasets.nodes] },
  };
  const { t } = language;
  const { nodes, totalCount, pageInfo } = answer.data.sweeps;
  const teamId = viewer.memberships[0]?.team.id;
  const canStart = mayChange(viewer, teamId);
  const choosing = choosingIn(viewer, nodes);
  const isFresh = nodes.length === 0 && !isFiltered(filter);
  const table = (
    <SweepTable
      sweeps={nodes}
      columns={filter.columns}
      choosing={choosing}
      filter={filter}
      language={language}
    />
  );
  const start = canStart && (
    <div className={styles.acts}>
      <Link prefetch={false} href="/sweeps/import" className="button">
        {t('exchange.import')}
      </Link>
      <Link prefetch={false} href="/sweeps/new" className="button primary">
        {t('page.list.start')}
      </Link>
    </div>
  );
  return (
    <Page>
      <div className={styles.head}>
        <div className={styles.titled}>
          <h1>{t('page.list.title')}</h1>
          {!isFresh && (
            <p className="caption">
              {t(isFiltered(filter) ? 'item.totalFound' : 'item.total', {
                count: language.numbers.whole(totalCount),
              })}
            </p>
          )}
        </div>
        {!isFresh && start}
      </div>
      {!isFresh && <SweepFilterForm filter={filter} choices={shownChoices} language={language} />}
      {!isFresh && (
        <SavedViews
          page="SWEEPS"
          search={isFiltered(filter) ? (sweepFilterHref(filter, { after: null }).split('?')[1] ?? '') : ''}
          viewer={viewer}
          language={language}
        />
      )}
      {nodes.length > 0 && !choosing.isChosen && table}
      {choosing.isChosen && (
        <ItemSelection
          hasItems={nodes.length > 0}
          isArchived={filter.isArchived}
          canDelete={mayAdminister(viewer, teamId)}
          words={itemWords(t)}
        >
          {nodes.length > 0 && table}
        </ItemSelection>
      )}
      {nodes.length === 0 && !isFresh && <p className={styles.nothing}>{t('page.filter.nothing')}</p>}
      {isFresh && (
        <div className={styles.empty}>
          <h2>{t('page.list.emptyTitle')}</h2>
          <p>{t('page.list.empty')}</p>
          {start}
        </div>
      )}
      <nav className={styles.pages} aria-label={t('page.list.pages')}>
        {filter.after && (
          <Link prefetch={false} href={sweepFilterHref(filter, { after: null })}>
            {t('page.list.first')}
          </Link>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor && (
          <Link prefetch={false} href={sweepFilterHref(filter, { after: pageInfo.endCursor })}>
            {t('page.list.next')}
          </Link>
        )}
      </nav>
    </Page>
  );
}

/** A cursor, model or data set that the API does not know leads to the list without it. */
function fromTheStart(filter: SweepFilter) {
  return (fault: unknown): never => {
    const { after, model, dataset } = filter;
    if ((after || model || dataset) && fault instanceof ApiFault)
      redirect(sweepFilterHref(filter, { after: null, model: null, dataset: null }));
    throw fault;
  };
}
