import type { Metadata } from 'next';
import { answerText } from '../../../../features/estimate/answerText.ts';
import { Conditions } from '../../../../features/estimate/Conditions.tsx';
import { LawTable } from '../../../../features/estimate/LawTable.tsx';
import { plainText } from '../../../../features/estimate/phrase.ts';
import { Saving } from '../../../../features/estimate/Saving.tsx';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { RunGrid } from '../../../../features/run/RunGrid.tsx';
import { Trouble } from '../../../../features/run/Trouble.tsx';
import { requireViewer } from '../../../../features/session/viewer.ts';
import { Page } from '../../../../features/shell/Page.tsx';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { AnswerBlock } from '../../../../features/sweep/AnswerBlock.tsx';
import { Definition } from '../../../../features/sweep/Definition.tsx';
import { Facts } from '../../../../features/sweep/Facts.tsx';
import { CurveFigures, MainFigures } from '../../../../features/sweep/FigureSet.tsx';
import { loadSweep } from '../../../../features/sweep/loadSweep.ts';
import { Policy } from '../../../../features/sweep/Policy.tsx';
import { Spend } from '../../../../features/sweep/Spend.tsx';
import { SweepHeader } from '../../../../features/sweep/SweepHeader.tsx';
import { settledEstimate } from '../../../../features/sweep/settledEstimate.ts';
import styles from '../../../../features/sweep/sweep.module.css';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const answer = await loadSweep((await params).id);
  return answer.status === 'answered' ? { title: `#${answer.data.number} ${answer.data.name}` } : {};
}

export default async function SweepPage({ params }: Props) {
  const [viewer, { id }, language] = [await requireViewer(), await params, await loadLanguage()];
  const answer = await loadSweep(id);
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const sweep = answer.data;
  const text = answerText(sweep, language, Date.now());
  const given = { sweep, language };
  const estimate = settledEstimate(sweep);
  return (
    <Page>
      <SweepHeader {...given} />
      <div className={styles.top}>
        <div>
          <AnswerBlock {...given} text={text} locale={language.locale} />
          <Facts {...given} />
          <Definition {...given} />
        </div>
        <aside>
          {estimate?.answer === 'NOT_IDENTIFIED' && <Conditions estimate={estimate} language={language} />}
          {estimate && estimate.answer !== 'NOT_IDENTIFIED' && <Saving {...given} estimate={estimate} />}
        </aside>
      </div>
      <MainFigures {...given} answer={plainText(language.t, text.headline)} />
      <section className={styles.band}>
        <h2>{language.t('sweep.runs.title')}</h2>
        <p className="caption">{language.t('sweep.runs.caption')}</p>
        <RunGrid {...given} />
        <Trouble {...given} />
      </section>
      <CurveFigures {...given} />
      <div className={styles.columns}>
        <Policy {...given} />
        <LawTable estimate={estimate} isRunning={sweep.status === 'RUNNING'} language={language} />
        <Spend {...given} />
      </div>
    </Page>
  );
}
