import type { Language } from '../../charts/chart.type.ts';
import { BenchmarkChoicesDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../shell/ActionForm.tsx';
import study from '../study/study.module.css';
import { createBenchmark } from './actions.ts';

const metrics = ['TRAINING_LOSS', 'TEST_LOSS', 'TEST_ACCURACY', 'GRADIENT_NORM'] as const;
const rankings = ['WORK', 'DEVICE_SECONDS', 'COST', 'CRITICAL_BATCH_SIZE'] as const;

/** The form that publishes a benchmark, for those who administer the team. */
export async function NewBenchmark({
  teamId,
  isOpen,
  language: { t },
}: {
  teamId: string;
  isOpen: boolean;
  language: Language;
}) {
  const answer = await requestGraphql(BenchmarkChoicesDocument, {});
  if (answer.status === 'unreachable') return null;
  const ofTeam = <Row extends { team: { id: string } }>(rows: Row[]) =>
    rows.filter(({ team }) => team.id === teamId);
  const named = (rows: { id: string; name: string; version: number }[]) =>
    rows.map(({ id, name, version }) => (
      <option key={id} value={id}>
        {name} ({version})
      </option>
    ));
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
        <label>
          {t('benchmark.form.model')}
          <select name="modelId">{named(ofTeam(answer.data.models.nodes))}</select>
        </label>
        <label>
          {t('benchmark.form.dataset')}
          <select name="datasetId">{named(ofTeam(answer.data.datasets.nodes))}</select>
        </label>
        <label>
          {t('benchmark.form.metric')}
          <select name="metric">
            {metrics.map((metric) => (
              <option key={metric} value={metric}>
                {t(`benchmark.form.metrics.${metric}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('benchmark.form.threshold')}
          <input name="threshold" inputMode="decimal" autoComplete="off" required />
        </label>
        <label>
          {t('benchmark.form.ranking')}
          <select name="ranking">
            {rankings.map((ranking) => (
              <option key={ranking} value={ranking}>
                {t(`benchmark.ranking.${ranking}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('benchmark.form.device')}
          <input name="device" autoComplete="off" />
        </label>
        <label>
          {t('benchmark.form.price')}
          <input name="price" inputMode="decimal" autoComplete="off" />
        </label>
        <label>
          {t('benchmark.form.currency')}
          <input name="currency" autoComplete="off" maxLength={3} />
        </label>
      </ActionForm>
    </details>
  );
}
