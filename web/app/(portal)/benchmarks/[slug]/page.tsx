import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Attestations } from '../../../../features/benchmark/Attestations.tsx';
import { BenchmarkHead } from '../../../../features/benchmark/BenchmarkHead.tsx';
import styles from '../../../../features/benchmark/benchmark.module.css';
import { Leaderboard } from '../../../../features/benchmark/Leaderboard.tsx';
import { NewVersion } from '../../../../features/benchmark/NewVersion.tsx';
import { History, Rules } from '../../../../features/benchmark/Rules.tsx';
import { TakePart } from '../../../../features/benchmark/TakePart.tsx';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { versionAsked } from '../../../../features/session/versionAsked.ts';
import { Page } from '../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { BenchmarkPageDocument } from '../../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../../graphql/request.ts';
import list from '../../../../styles/list.module.css';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

/** One request for a page and its title. */
const loadBenchmark = cache((slug: string, version: number | null, after: string | null) =>
  requestGraphql(BenchmarkPageDocument, { slug, version, after }),
);

async function load({ params, searchParams }: Props) {
  const { version, after } = await searchParams;
  return loadBenchmark(decodeURIComponent((await params).slug), versionAsked(version), textAsked(after));
}

const textAsked = (value: string | string[] | undefined) =>
  typeof value === 'string' && value !== '' ? value : null;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const answer = await load(props);
  return answer.status === 'answered' && answer.data.benchmark ? { title: answer.data.benchmark.name } : {};
}

/** Who leads a benchmark, every row with its evidence, the rules, and all that happened. */
export default async function BenchmarkPage(props: Props) {
  const [answer, language] = [await load(props), await loadLanguage()];
  const { vouched } = await props.searchParams;
  if (answer.status === 'unreachable') return <Unreachable />;
  const { benchmark } = answer.data;
  const version = benchmark?.version;
  if (!benchmark || !version) notFound();
  const { t } = language;
  const { hasNextPage, endCursor } = version.leaderboard.pageInfo;
  const given = { benchmark, version, language };
  return (
    <Page>
      <BenchmarkHead {...given} />
      <section className={styles.section} aria-labelledby="ranking">
        <h2 id="ranking">{t('benchmark.board.title')}</h2>
        <Leaderboard slug={benchmark.slug} version={version} language={language} />
        {hasNextPage && endCursor && (
          <nav className={list.pages} aria-label={t('page.list.pages')}>
            <Link
              prefetch={false}
              href={`/benchmarks/${benchmark.slug}?version=${version.number}&after=${endCursor}`}
            >
              {t('benchmark.board.more')}
            </Link>
          </nav>
        )}
        <TakePart version={version} language={language} />
      </section>
      <div className={styles.columns}>
        <Rules {...given} />
        <History {...given} />
      </div>
      <Attestations {...given} after={textAsked(vouched)} />
      <NewVersion {...given} />
    </Page>
  );
}
