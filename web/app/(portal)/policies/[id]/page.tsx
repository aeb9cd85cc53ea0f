import { targetText } from '@critbatch/theory';
import type { Metadata } from 'next';
import Link from 'next/link';
import compare from '../../../../features/compare/compare.module.css';
import { FindingBlock } from '../../../../features/compare/FindingBlock.tsx';
import { plainText } from '../../../../features/phrase/phrase.ts';
import { ContenderTable } from '../../../../features/policyComparison/ContenderTable.tsx';
import { loadPolicyComparison } from '../../../../features/policyComparison/loadPolicyComparison.ts';
import { PolicyFigure } from '../../../../features/policyComparison/PolicyFigure.tsx';
import styles from '../../../../features/policyComparison/policies.module.css';
import { policyFinding } from '../../../../features/policyComparison/policyFinding.ts';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { requireViewer } from '../../../../features/session/viewer.ts';
import { Page } from '../../../../features/shell/Page.tsx';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const answer = await loadPolicyComparison((await params).id);
  return answer.status === 'answered' ? { title: answer.data.name } : {};
}

/** Which step-size policy needs the least work, how sure that is, and what each policy needs. */
export default async function PolicyComparisonPage({ params }: Props) {
  const [viewer, { id }, language] = [await requireViewer(), await params, await loadLanguage()];
  const answer = await loadPolicyComparison(id);
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { t } = language;
  const comparison = answer.data;
  const { model, dataset, target, name } = comparison;
  const finding = policyFinding(comparison, language);
  return (
    <Page>
      <header className={compare.head}>
        <div>
          <nav aria-label={t('sweep.crumb')} className="caption">
            <Link prefetch={false} href="/policies">
              {t('policies.title')}
            </Link>
          </nav>
          <h1 className={compare.title}>{name}</h1>
          <p className="caption">
            {model.name} · {dataset.name} · {targetText(target, language)}
          </p>
        </div>
      </header>
      <FindingBlock finding={finding} language={language} locale={language.locale} />
      <div className={styles.figure}>
        <PolicyFigure comparison={comparison} finding={plainText(t, finding.headline)} language={language} />
      </div>
      <ContenderTable comparison={comparison} language={language} />
    </Page>
  );
}
