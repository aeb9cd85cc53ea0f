import type { Metadata } from 'next';
import Link from 'next/link';
import type { SearchHit } from '../../../features/find/searchEverything.ts';
import { isSearchable, searchEverything } from '../../../features/find/searchEverything.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { isOfSeveralTeams, requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import list from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('page.find.title') };
}

/** The command palette's search as a page of its own: for a link, and where no script runs. */
export default async function Search({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, { q }, language] = [await requireViewer(), await searchParams, await loadLanguage()];
  const { t } = language;
  const text = typeof q === 'string' ? q.trim() : '';
  const answer = await searchEverything(text, language, isOfSeveralTeams(viewer));
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const hits = answer.data;
  return (
    <Page>
      <div className={list.head}>
        <h1>{t('page.find.title')}</h1>
      </div>
      <search>
        <form action="/search" className={list.filter}>
          <label>
            {t('page.find.placeholder')}
            <input type="search" name="q" defaultValue={text} autoComplete="off" />
          </label>
          <button type="submit" className="button primary">
            {t('page.find.submit')}
          </button>
        </form>
      </search>
      {!isSearchable(text) && <p className={list.nothing}>{t('page.find.hint')}</p>}
      {isSearchable(text) && hits.length === 0 && <p className={list.nothing}>{t('page.find.nothing')}</p>}
      {(['sweeps', 'models', 'datasets', 'docs'] as const).map((group) => (
        <Group key={group} title={t(`page.find.${group}`)} hits={hits.filter((hit) => hit.group === group)} />
      ))}
    </Page>
  );
}

function Group({ title, hits }: { title: string; hits: SearchHit[] }) {
  if (hits.length === 0) return null;
  return (
    <section className={list.hits}>
      <h2>{title}</h2>
      <ul>
        {hits.map(({ href, name, note }) => (
          <li key={href}>
            <Link prefetch={false} href={href}>
              {name}
            </Link>{' '}
            <span className="caption">{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
