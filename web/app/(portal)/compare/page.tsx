import type { Metadata } from 'next';
import Link from 'next/link';
import { CompareFigures } from '../../../features/compare/CompareFigures.tsx';
import { CompareForm } from '../../../features/compare/CompareForm.tsx';
import styles from '../../../features/compare/compare.module.css';
import type { Compared, LinkedSweep } from '../../../features/compare/compared.ts';
import { loadCompared } from '../../../features/compare/compared.ts';
import type { CompareView } from '../../../features/compare/compareView.ts';
import { compareHref, readCompareView } from '../../../features/compare/compareView.ts';
import { DecisionBlock } from '../../../features/compare/DecisionBlock.tsx';
import { DifferenceTable } from '../../../features/compare/DifferenceTable.tsx';
import { findingOf } from '../../../features/compare/finding.ts';
import type { ComparisonData } from '../../../features/compare/loadComparison.ts';
import { loadComparison } from '../../../features/compare/loadComparison.ts';
import { targetOf } from '../../../features/compare/settings.ts';
import { plainText } from '../../../features/phrase/phrase.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { SavedViews } from '../../../features/savedView/SavedViews.tsx';
import type { Viewer } from '../../../features/session/viewer.ts';
import { mayChange, requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('compare.title') };
}

export default async function Compare({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, view] = [await requireViewer(), readCompareView(await searchParams)];
  const [answer, comparison] = await Promise.all([loadCompared(view.ids), loadComparison(view.ids)]);
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  return answer.data.length < 2 ? (
    <Chooser compared={answer.data} viewer={viewer} />
  ) : (
    <Comparison compared={answer.data} comparison={comparison} view={view} viewer={viewer} />
  );
}

type ChooserProps = { compared: Compared<LinkedSweep>[]; viewer: Viewer };

async function Chooser({ compared, viewer }: ChooserProps) {
  const language = await loadLanguage();
  const { t } = language;
  return (
    <Page>
      <h1 className={styles.title}>{t('compare.start')}</h1>
      <p className="caption">{t('compare.lead')}</p>
      <p className={styles.other}>
        <Link prefetch={false} href="/policies">
          {t('policies.title')}
        </Link>
      </p>
      <SavedViews page="COMPARE" search="" viewer={viewer} language={language} />
      <CompareForm chosen={compared.map(({ sweep }) => sweep.id)} language={language} />
    </Page>
  );
}

type ComparisonProps = ChooserProps & { comparison: ComparisonData | null; view: CompareView };

async function Comparison({ compared, comparison, view, viewer }: ComparisonProps) {
  const language = await loadLanguage();
  const { t } = language;
  const finding = findingOf(compared, language);
  const targets = [...new Set(compared.map(({ sweep }) => targetOf(sweep, language)))];
  const target =
    targets.length === 1
      ? t('compare.sameTarget', { target: targets[0] ?? '–' })
      : t('compare.differentTargets');
  const given = { compared, comparison, view, language };
  return (
    <Page>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('compare.titleOf', { count: compared.length, target })}</h1>
        {compared.every(({ sweep }) => mayChange(viewer, sweep.team.id)) && (
          <Link prefetch={false} href={reportHref(compared)} className="button">
            {t('report.add')}
          </Link>
        )}
      </header>
      <SavedViews
        page="COMPARE"
        search={compareHref(view, {}, '').slice(1)}
        viewer={viewer}
        language={language}
      />
      <DecisionBlock {...given} finding={finding} locale={language.locale} />
      <CompareFigures {...given} finding={plainText(t, finding.headline)} />
      <DifferenceTable {...given} />
      <details className={styles.add}>
        <summary>{t('compare.add')}</summary>
        <CompareForm chosen={compared.map(({ sweep }) => sweep.id)} language={language} />
      </details>
    </Page>
  );
}

function reportHref(compared: readonly Compared<LinkedSweep>[]): string {
  return `/reports/new?${new URLSearchParams(compared.map(({ sweep }) => ['s', sweep.id]))}`;
}
