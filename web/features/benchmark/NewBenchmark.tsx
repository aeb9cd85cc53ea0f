import type { Language } from '../../charts/chart.type.ts';
import { BenchmarkChoicesDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import study from '../study/study.module.css';
import { createBenchmark } from './actions.ts';
import { RuleFields } from './RuleFields.tsx';

type NewBenchmarkProps = { teamId: string; isOpen: boolean; language: Language };

/** The form that publishes a benchmark, for those who administer the team. */
export async function NewBenchmark({ teamId, isOpen, language }: NewBenchmarkProps) {
  const answer = await requestGraphql(BenchmarkChoicesDocument, { teamId });
  if (answer.status === 'unreachable') return null;
  const { t } = language;
  return (
    <details className={study.change} open={isOpen}>
      <summary>{t('benchmark.form.new')}</summary>
      <p className="caption">{t('benchmark.form.lead')}</p>
      <ActionForm action={createBenchmark} submit={t('benchmark.form.publish')} isPrimary>
        <input type="hidden" name="teamId" value={teamId} />
        <label>
          {t('benchmark.form.name')}
          <input name="name" autoComplete="off" required />
        </label>
        <label>
          {t('benchmark.form.slug')}
          <input name="slug" autoComplete="off" pattern="[a-z0-9]+(-[a-z0-9]+)*" required />
        </label>
        <label>
          {t('benchmark.form.description')}
          <input name="description" autoComplete="off" />
        </label>
        <RuleFields choices={answer.data} rules={null} language={language} />
      </ActionForm>
    </details>
  );
}
