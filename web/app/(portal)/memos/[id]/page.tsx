import type { Metadata } from 'next';
import Link from 'next/link';
import { loadMemo } from '../../../../features/memo/loadMemo.ts';
import { MemoSchedules } from '../../../../features/memo/MemoSchedules.tsx';
import styles from '../../../../features/memo/memo.module.css';
import { memosHref } from '../../../../features/memo/memosHref.ts';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { mayAdminister, requireViewer } from '../../../../features/session/viewer.ts';
import { Page } from '../../../../features/shell/Page.tsx';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';

type MemoPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: MemoPageProps): Promise<Metadata> {
  const [{ id }, { t }] = [await params, await loadLanguage()];
  const answer = await loadMemo(id);
  return { title: answer.status === 'answered' ? answer.data.text.title : t('study.memo.title') };
}

/** A weekly memo as it was written, and as files. */
export default async function MemoPage({ params }: MemoPageProps) {
  const [viewer, { id }, language] = [await requireViewer(), await params, await loadLanguage()];
  const { t, numbers, locale } = language;
  const answer = await loadMemo(id);
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { team, study, text, createdAt } = answer.data;
  const address = `/memos/${encodeURIComponent(answer.data.id)}`;
  return (
    <Page>
      <article className={styles.memo}>
        <p>
          {study && (
            <>
              <Link prefetch={false} href={`/studies/${encodeURIComponent(study.id)}`}>
                {study.name}
              </Link>{' '}
              ·{' '}
            </>
          )}
          <Link prefetch={false} href={memosHref(study?.id)}>
            {t(study ? 'memo.ofStudy' : 'memo.ofTeam')}
          </Link>
        </p>
        <h1>{text.title}</h1>
        <p className="caption">{text.subtitle}</p>
        <div className={styles.files}>
          <a href={`${address}/memo.html`}>{t('study.memo.html')}</a>
          <a href={`${address}/memo.md`} download>
            {t('study.memo.markdown')}
          </a>
        </div>
        {text.sections.map(({ heading, sentences }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </section>
        ))}
        <MemoSchedules
          teamId={team.id}
          studyId={study?.id ?? null}
          isAdmin={mayAdminister(viewer, team.id)}
          locale={locale}
          language={language}
        />
        <p className="caption">{t('study.memo.made', { date: numbers.moment(new Date(createdAt)) })}</p>
      </article>
    </Page>
  );
}
