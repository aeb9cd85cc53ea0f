import { targetText } from '@critbatch/theory';
import type { Metadata } from 'next';
import Link from 'next/link';
import { NewBenchmark } from '../../../features/benchmark/NewBenchmark.tsx';
import { fromTheStart, olderHref, readLibraryQuery } from '../../../features/library/libraryQuery.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { loadViewer, mayAdminister } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { BenchmarkListDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';
import list from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('benchmark.title') };
}

/** Every benchmark, newest first. Readable without an account if the operator allows it. */
export default async function Benchmarks({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [query, language] = [readLibraryQuery(await searchParams), await loadLanguage()];
  const [viewing, answer] = [
    await loadViewer(),
    await requestGraphql(BenchmarkListDocument, { after: query.after }).catch(
      fromTheStart('/benchmarks', query),
    ),
  ];
  if (answer.status === 'unreachable' || viewing.status === 'unreachable') return <Unreachable />;
  const { t } = language;
  const { nodes, pageInfo } = answer.data.benchmarks;
  const older = olderHref('/benchmarks', query, pageInfo);
  const viewer = viewing.status === 'signedIn' ? viewing.viewer : null;
  const administered = viewer?.memberships.find(({ team }) => mayAdminister(viewer, team.id));
  return (
    <Page>
      <div className={list.head}>
        <h1>{t('benchmark.title')}</h1>
      </div>
      <p className="caption">{t('benchmark.list.lead')}</p>
      {administered && (
        <NewBenchmark teamId={administered.team.id} isOpen={nodes.length === 0} language={language} />
      )}
      {nodes.length === 0 ? (
        <p className={list.nothing}>
          {t(administered ? 'benchmark.list.emptyAdmin' : 'benchmark.list.empty')}
        </p>
      ) : (
        <table className={list.table}>
          <caption className="visuallyHidden">{t('benchmark.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('page.list.name')}</th>
              <th scope="col">{t('benchmark.list.task')}</th>
              <th scope="col">{t('benchmark.list.ranking')}</th>
              <th scope="col">{t('benchmark.list.submissions')}</th>
              <th scope="col">{t('benchmark.list.madeBy')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ id, slug, name, teamName, version }) => (
              <tr key={id}>
                <th scope="row">
                  <Link prefetch={false} href={`/benchmarks/${encodeURIComponent(slug)}`}>
                    {name}
                  </Link>
                </th>
                {version && (
                  <>
                    <td>
                      {t('benchmark.list.taskLine', {
                        model: version.model.name,
                        dataset: version.dataset.name,
                        target: targetText(version, language),
                      })}
                    </td>
                    <td>{t(`benchmark.ranking.${version.ranking}`)}</td>
                    <td>{t('benchmark.list.count', version.totals)}</td>
                  </>
                )}
                <td>{teamName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {older && (
        <nav className={list.pages} aria-label={t('page.list.pages')}>
          <Link prefetch={false} href={older}>
            {t('benchmark.list.older')}
          </Link>
        </nav>
      )}
    </Page>
  );
}
