import type { Metadata } from 'next';
import { PolicyComparisonForm } from '../../../../features/policyComparison/PolicyComparisonForm.tsx';
import styles from '../../../../features/policyComparison/policies.module.css';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { OnlyLooks } from '../../../../features/shell/OnlyLooks.tsx';
import { Page } from '../../../../features/shell/Page.tsx';
import shell from '../../../../features/shell/shell.module.css';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';
import { loadSweep } from '../../../../features/sweep/loadSweep.ts';
import { LeftOut } from '../../../../features/sweepForm/LeftOut.tsx';
import { loadChoices } from '../../../../features/sweepForm/loadChoices.ts';
import { trainableChoices } from '../../../../features/sweepForm/trainableChoices.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('policies.start') };
}

/** A new policy comparison, on what a sweep was trained on where the address names one. */
export default async function NewPolicyComparison({
  searchParams,
}: {
  searchParams: Promise<{ like?: string }>;
}) {
  const [viewer, { like }, language] = [await requireViewer(), await searchParams, await loadLanguage()];
  const { t } = language;
  const teamId = viewer?.memberships[0]?.team.id;
  if (viewer && !mayChange(viewer, teamId))
    return <OnlyLooks title={t('policies.start')} hasTeam={teamId !== undefined} />;
  const sweep = like ? await loadSweep(like) : null;
  if (sweep?.status === 'unreachable') return <Unreachable />;
  const wanted = [sweep?.data?.model.id, sweep?.data?.dataset.id];
  const answer = teamId ? await loadChoices(teamId, wanted) : null;
  if (!teamId || answer?.status !== 'answered') return <Unreachable />;
  const { choices, leftOut } = trainableChoices(answer.data);
  return (
    <Page>
      <h1 className={shell.title}>{t('policies.start')}</h1>
      <p className="caption">{t('policies.form.lead')}</p>
      <LeftOut count={leftOut} t={t} />
      <div className={styles.form}>
        <PolicyComparisonForm
          teamId={teamId}
          choices={choices}
          like={sweep?.data ?? null}
          language={language}
        />
      </div>
    </Page>
  );
}
