import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { draftReport } from '../../../../features/report/actions.tsx';
import { loadReport } from '../../../../features/report/loadReport.ts';
import { ReportContent } from '../../../../features/report/ReportContent.tsx';
import { ReportForm } from '../../../../features/report/ReportForm.tsx';
import { mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { OnlyLooks } from '../../../../features/shell/OnlyLooks.tsx';
import { Page } from '../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { ReportChoicesDocument } from '../../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../../graphql/request.ts';
import list from '../../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('report.new') };
}

/** A new report (`?s=` names its sweeps), or the next version of one (`?of=`). */
export default async function NewReport({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, params, language] = [await requireViewer(), await searchParams, await loadLanguage()];
  const { t } = language;
  const of = typeof params.of === 'string' ? params.of : null;
  const [choices, answer] = await Promise.all([
    requestGraphql(ReportChoicesDocument, {}),
    of === null ? null : loadReport(of, null),
  ]);
  if (!viewer || choices.status === 'unreachable' || answer?.status === 'unreachable') return <Unreachable />;
  const teamId =
    answer?.data.report.team.id ?? viewer.memberships.find(({ team }) => mayChange(viewer, team.id))?.team.id;
  if (!teamId || !mayChange(viewer, teamId))
    return <OnlyLooks title={t('report.new')} hasTeam={viewer.memberships.length > 0} />;
  const before = answer?.data.shown.snapshot;
  const asked = [params.s ?? []].flat();
  const sweepIds = [...new Set([...(before?.sweeps ?? []).flatMap(({ id }) => id ?? []), ...asked])];
  const studyIds = (before?.studies ?? []).flatMap(({ id }) => id ?? []);
  const others = of === null && asked.length > 0 ? choices.data.reports.nodes : [];
  const addHref = (id: string) =>
    `/reports/new?${new URLSearchParams([['of', id], ...asked.map((s) => ['s', s])])}`;
  return (
    <Page>
      <div className={list.head}>
        <h1>{before ? t('report.newVersionOf', { title: before.title }) : t('report.new')}</h1>
      </div>
      <p className="caption">{t('report.lead')}</p>
      {others.length > 0 && (
        <p className="caption">
          {t('report.form.addTo')}{' '}
          {others.map(({ id, title }, index) => (
            <span key={id}>
              {index > 0 && ' · '}
              {/* A whole page: the form starts with what the other report holds. */}
              <a href={addHref(id)}>{title}</a>
            </span>
          ))}
        </p>
      )}
      <ReportForm
        key={of}
        action={draftReport}
        hidden={{ teamId, key: randomUUID(), ...(answer ? { reportId: answer.data.report.id } : {}) }}
        initial={{ title: before?.title ?? '', text: before?.text ?? '' }}
        words={{
          title: t('report.form.title'),
          text: t('report.form.text'),
          textHint: t('report.form.textHint'),
          preview: t('report.form.preview'),
          submit: t(before ? 'report.form.addVersion' : 'report.form.create'),
          previewTitle: t('report.form.previewTitle'),
          previewLead: t('report.form.previewLead'),
        }}
      >
        <ReportContent
          studies={choices.data.studies.nodes}
          sweepIds={sweepIds}
          studyIds={studyIds}
          language={language}
        />
      </ReportForm>
    </Page>
  );
}
