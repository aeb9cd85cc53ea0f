import type { Language } from '../../charts/chart.type.ts';
import { BenchmarkChoicesDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import study from '../study/study.module.css';
import { publishVersion } from './actions.ts';
import type { BenchmarkData, VersionData } from './benchmarkText.ts';
import { RuleFields } from './RuleFields.tsx';

type NewVersionProps = { benchmark: BenchmarkData; version: VersionData; language: Language };

/** The form that publishes the next version; it begins with the rules of the one that is looked at. */
export async function NewVersion({ benchmark, version, language }: NewVersionProps) {
  const { id, team, mayAdminister } = benchmark;
  if (!mayAdminister || !team) return null;
  const answer = await requestGraphql(BenchmarkChoicesDocument, { teamId: team.id });
  if (answer.status === 'unreachable') return null;
  const { t } = language;
  return (
    <details className={study.change}>
      <summary>{t('benchmark.form.newVersion')}</summary>
      <p className="caption">{t('benchmark.form.versionLead', { number: version.number })}</p>
      <ActionForm action={publishVersion} submit={t('benchmark.form.publish')} isPrimary>
        <input type="hidden" name="benchmarkId" value={id} />
        <RuleFields choices={answer.data} rules={version} language={language} />
      </ActionForm>
    </details>
  );
}
