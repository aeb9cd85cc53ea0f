import type { Language } from '../../charts/chart.type.ts';
import { loadChoices } from '../sweepForm/loadChoices.ts';

/** A model of the team by its name and size. */
export type SizedModel = { id: string; text: string; parameterCount: number };

/** The newest models of a team, the smallest first; none where the API is away: a size can be typed. */
export async function loadSizedModels(teamId: string, { t, numbers }: Language): Promise<SizedModel[]> {
  const answer = await loadChoices(teamId, []);
  if (answer.status === 'unreachable') return [];
  return answer.data.models.nodes
    .map(({ id, name, version, parameterCount }) => ({
      id,
      parameterCount,
      text: t('study.change.modelOption', {
        name,
        version: String(version),
        size: numbers.whole(parameterCount),
      }),
    }))
    .sort((one, other) => one.parameterCount - other.parameterCount);
}

/** The model whose size is nearest in ratio. */
export function nearestModel<Model extends { parameterCount: number }>(
  models: readonly Model[],
  size: number,
): Model | null {
  const distance = ({ parameterCount }: Model) => Math.abs(Math.log(parameterCount / size));
  return models.reduce<Model | null>(
    (nearest, model) => (nearest === null || distance(model) < distance(nearest) ? model : nearest),
    null,
  );
}
