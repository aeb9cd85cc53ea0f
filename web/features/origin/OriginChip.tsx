import type { Language } from '../../charts/chart.type.ts';
import type { SweepOrigin } from '../../graphql/generated/graphql.ts';

/** Says beside a sweep's name that our workers did not train it; nothing where they did. */
export function OriginChip({ origin, language: { t } }: { origin: SweepOrigin; language: Language }) {
  return origin === 'TRAINED' ? null : <span className="chip yours">{t(`origin.chip.${origin}`)}</span>;
}
