import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '../../../../features/form/ActionForm.tsx';
import { ItemPanel } from '../../../../features/item/ItemPanel.tsx';
import { makeMemo } from '../../../../features/memo/actions.ts';
import { MemoPanel } from '../../../../features/memo/MemoPanel.tsx';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { mayAdminister, mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { Page } from '../../../../features/shell/Page.tsx';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { ChangeStudy } from '../../../../features/study/ChangeStudy.tsx';
import { loadStudy } from '../../../../features/study/loadStudy.ts';
import { PredictionTable } from '../../../../features/study/PredictionTable.tsx';
import { ScalingLaws } from '../../../../features/study/ScalingLaws.tsx';
import { StageCards } from '../../../../features/study/StageCards.tsx';
import { StageDecisions } from '../../../../features/study/StageDecisions.tsx';
import { StudyFigures } from '../../../../features/study/StudyFigures.tsx';
import { StudyHead } from '../../../../features/study/StudyHead.tsx';
import { loadSizedModels } from '../../../../features/study/sizedModel.ts';
import styles from '../../../../features/study/study.module.css';

type StudyPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: StudyPageProps): Promise<Metadata> {
  const [{ id }, { t }] = [await params, await loadLanguage()];
  const answer = await loadStudy(id);
  return { title: answer.status === 'answered' ? answer.data.study.name : t('study.title') };
}

/** A study, for the person who approves the money. */
export default async function StudyPage({ params }: StudyPageProps) {
  const [viewer, { id }, language] = [await requireViewer(), await params, await loadLanguage()];
  const answer = await loadStudy(id);
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { study, memo } = answer.data;
  const canChange = mayChange(viewer, study.team.id);
  const isAdmin = mayAdminister(viewer, study.team.id);
  const models = canChange ? await loadSizedModels(study.team.id, language) : [];
  return (
    <Page>
      <StudyHead study={study} canChange={canChange} language={language} locale={language.locale} />
      <StageCards stages={study.stages} language={language} />
      <StageDecisions
        stages={study.stages}
        models={models}
        canChange={canChange}
        language={language}
        locale={language.locale}
      />
      <StudyFigures study={study} language={language} />
      <ScalingLaws laws={study.scalingLaws} language={language} />
      <div className={styles.bottom}>
        <PredictionTable stages={study.stages} language={language} />
        <div className={styles.memo}>
          <MemoPanel memo={memo} language={language} />
          {canChange && (
            <ActionForm action={makeMemo} submit={language.t('memo.make')}>
              <input type="hidden" name="studyId" value={study.id} />
              <input type="hidden" name="teamId" value={study.team.id} />
            </ActionForm>
          )}
          <Link prefetch={false} href={`/memos?study=${encodeURIComponent(study.id)}`}>
            {language.t('memo.ofStudy')}
          </Link>
        </div>
      </div>
      {canChange && <ChangeStudy study={study} models={models} isAdmin={isAdmin} language={language} />}
      {canChange && <ItemPanel item={study} path="/studies" canDelete={isAdmin} language={language} />}
    </Page>
  );
}
