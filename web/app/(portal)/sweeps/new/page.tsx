import type { Metadata } from 'next';
import { NoWorkers } from '../../../../features/live/NoWorkers.tsx';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { OnlyLooks } from '../../../../features/shell/OnlyLooks.tsx';
import { Page } from '../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../features/shell/searchParams.type.ts';
import shell from '../../../../features/shell/shell.module.css';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { loadSweep } from '../../../../features/sweep/loadSweep.ts';
import { readAsked } from '../../../../features/sweepForm/askedValues.ts';
import { choiceDetails } from '../../../../features/sweepForm/choiceDetails.ts';
import { fieldNames } from '../../../../features/sweepForm/fields.ts';
import { initialValues } from '../../../../features/sweepForm/initialValues.ts';
import { LeftOut } from '../../../../features/sweepForm/LeftOut.tsx';
import { loadChoices } from '../../../../features/sweepForm/loadChoices.ts';
import { loadStage } from '../../../../features/sweepForm/loadStage.ts';
import { StageLead } from '../../../../features/sweepForm/StageLead.tsx';
import { SweepForm } from '../../../../features/sweepForm/SweepForm.tsx';
import { sampleOf } from '../../../../features/sweepForm/samples/sampleOf.ts';
import { trainableChoices } from '../../../../features/sweepForm/trainableChoices.ts';
import { formWords } from '../../../../features/sweepForm/words.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('form.title') };
}

export default async function NewSweep({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, query, language] = [await requireViewer(), await searchParams, await loadLanguage()];
  const { t } = language;
  const teamId = viewer?.memberships[0]?.team.id;
  if (viewer && !mayChange(viewer, teamId))
    return <OnlyLooks title={t('form.title')} hasTeam={teamId !== undefined} />;
  const like = typeof query.like === 'string' ? query.like : null;
  const known = like ? await loadSweep(like) : null;
  if (known?.status === 'unreachable') return <Unreachable />;
  const asked = readAsked(query);
  const wanted = [asked.model, asked.dataset, known?.data?.model.id, known?.data?.dataset.id];
  const answer = teamId ? await loadChoices(teamId, wanted) : null;
  if (answer?.status !== 'answered') return <Unreachable />;
  const stage = await loadStage(asked.stage);
  const { choices, leftOut } = trainableChoices(answer.data);
  if (choices.models.nodes.length === 0 || choices.datasets.nodes.length === 0) {
    return (
      <Page>
        <h1 className={shell.title}>{t('form.title')}</h1>
        <p>{t('form.noModel')}</p>
        <LeftOut count={leftOut} t={t} />
      </Page>
    );
  }
  const values = initialValues(choices, known?.data ?? null, asked, stage);
  return (
    <Page>
      <h1 className={shell.title}>{t('form.title')}</h1>
      {stage ? (
        <StageLead stage={stage} values={values} isProposed={known !== null} language={language} />
      ) : (
        <p className="caption">{t('form.lead')}</p>
      )}
      <LeftOut count={leftOut} t={t} />
      <NoWorkers workers={answer.data.workers.nodes} teamId={teamId} t={t} />
      <SweepForm
        teamId={teamId ?? ''}
        initial={{ values, problems: {}, attempt: 0 }}
        words={formWords(t)}
        {...choiceDetails(choices, language, sampleOf)}
        problemCounts={fieldNames.map((_, index) => t('form.problems', { count: index + 1 }))}
      />
    </Page>
  );
}
