import { moneyText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { addSuggestedRuns } from './actions.ts';
import styles from './change.module.css';
import type { Suggestion } from './loadSuggestion.ts';
import { loadSuggestion } from './loadSuggestion.ts';
import { settlesText } from './settlesText.ts';

type SuggestedRunsProps = {
  sweepId: string;
  canAdd: boolean;
  /** Whether its runs were trained elsewhere, so that none can be added here. */
  isImported?: boolean;
  language: Language;
};

/** The runs that the planner would do next, with what they cost: one button adds exactly these, for those who may. */
export async function SuggestedRuns({ sweepId, canAdd, isImported, language }: SuggestedRunsProps) {
  const { t } = language;
  const suggestion = await loadSuggestion(sweepId);
  if (!suggestion) return <p className="caption">{t('change.suggestionAway')}</p>;
  const { runs, stopReason, outcomes, expectedCost } = suggestion;
  if (runs.length === 0) {
    if (!stopReason) return null;
    const reason = t(`sweep.plan.reasons.${stopReason}`);
    return <p className="caption">{t('change.nothingToSuggest', { reason })}</p>;
  }
  if (!suggestion.isWorthwhile) {
    // Without a law nobody knows what chance they have; the answer says what to change instead.
    if (!outcomes) return null;
    const { settled, simulations } = outcomes;
    const values = { count: runs.length, list: cellsText(runs, language), settled, simulations };
    if (!isImported) return <p className="caption">{t('change.hopeless', values)}</p>;
    return (
      <>
        <p className="caption">{t('change.hopelessElsewhere', values)}</p>
        <p className="caption">{t('change.elsewhere')}</p>
      </>
    );
  }
  const settles = outcomes && <p className="caption">{settlesText({ runs, outcomes }, language)}</p>;
  const list = { count: runs.length, list: cellsText(runs, language) };
  if (isImported) {
    return (
      <div className={styles.suggested}>
        <p>{t('change.suggestionElsewhere', list)}</p>
        {settles}
        <p className="caption">{t('change.elsewhere')}</p>
      </div>
    );
  }
  const added = runs.map(({ batchSize, seed, maxExamples }) => ({ batchSize, seed, maxExamples }));
  return (
    <div className={styles.suggested}>
      <p>{t('change.suggestion', list)}</p>
      {settles}
      {canAdd ? (
        <ActionForm
          action={addSuggestedRuns}
          submit={t('change.addSuggested', { count: runs.length, cost: costText(suggestion, language) })}
          isPrimary
        >
          <input type="hidden" name="sweepId" value={sweepId} />
          <input type="hidden" name="runs" value={JSON.stringify(added)} />
        </ActionForm>
      ) : (
        <p>{t('change.takes', { count: runs.length, cost: costText(suggestion, language) })}</p>
      )}
      <p className="caption">
        {t(expectedCost ? 'change.costNote' : 'change.timeNote', { count: runs.length })}
      </p>
    </div>
  );
}

/** While the planner thinks, which takes some seconds. */
export function SuggestionUnderWay({ language: { t } }: { language: Language }) {
  return <p className={`caption ${styles.suggesting}`}>{t('change.suggesting')}</p>;
}

/** Batch sizes in the order of the runs, each with how often it is run. */
function cellsText(runs: Suggestion['runs'], { t, numbers }: Language): string {
  const byBatchSize = Map.groupBy(runs, ({ batchSize }) => batchSize);
  const parts = [...byBatchSize].map(([batchSize, own]) =>
    own.length > 1
      ? t('change.severalAt', { batchSize: numbers.whole(batchSize), count: own.length })
      : numbers.whole(batchSize),
  );
  return numbers.list(parts);
}

function costText({ expectedDeviceSeconds, expectedCost }: Suggestion, language: Language): string {
  const time = language.numbers.duration(expectedDeviceSeconds);
  if (!expectedCost) return time;
  return `${time}, ${moneyText(expectedCost.amount, expectedCost.currency, language)}`;
}
