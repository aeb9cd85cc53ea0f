import { spentMoney } from '@critbatch/theory';
import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { OriginChip } from '../origin/OriginChip.tsx';
import styles from './study.module.css';
import type { StageData } from './studyData.ts';
import { isUnidentified, recordOf, stateWord } from './studyData.ts';

const tones = { PLANNED: 'neutral', RUNNING: 'running', DONE: 'ok', CANCELED: 'neutral' } as const;

/** The stages in their order: how far each is, what it said or is foretold to say, what it took, and its record. */
export function StageCards({ stages, language }: { stages: StageData[]; language: Language }) {
  return (
    <ol className={styles.cards}>
      {stages.map((stage, index) => (
        <StageCard key={stage.id} stage={stage} place={index + 1} language={language} />
      ))}
    </ol>
  );
}

function StageCard({ stage, place, language }: { stage: StageData; place: number; language: Language }) {
  const { t, numbers } = language;
  const { name, size, state, sweep } = stage;
  const finished = sweep?.finishedAt ? numbers.date(new Date(sweep.finishedAt)) : null;
  const shown = { size: numbers.tick(size), runs: sweep?.runCounts.total ?? 0 };
  return (
    <li className={styles.card} data-state={state}>
      <h2>
        {place}{' '}
        {sweep ? (
          <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`}>
            {name}
          </Link>
        ) : (
          name
        )}
      </h2>
      <span className={`chip ${tones[state]}`}>
        {state === 'DONE' && finished
          ? t('study.doneOn', { date: finished })
          : t(`study.state.${stateWord(stage)}`)}
      </span>
      {isUnidentified(stage) && <span className="chip yours">{t('study.card.noAnswer')}</span>}
      {sweep && <OriginChip origin={sweep.origin} language={language} />}
      <p className="caption">{t(sweep ? 'study.card.size' : 'study.card.sizeOnly', shown)}</p>
      <dl className={styles.facts}>
        {factsOf(stage, place, language).map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function factsOf(stage: StageData, place: number, { t, numbers }: Language): [string, string][] {
  const { sweep, predictions, cost, personHours, recommendation } = stage;
  const measured = sweep?.estimate?.criticalBatchSize;
  const foretold = predictions.find(({ quantity }) => quantity === 'CRITICAL_BATCH_SIZE')?.foretold;
  const b = measured ?? foretold;
  const spending = sweep?.spending ?? [];
  const seconds = spending.reduce((sum, each) => sum + each.deviceSeconds + each.evaluationSeconds, 0);
  const { inside, decided, open, hindcasts } = recordOf([stage]);
  const record = numbers.row([
    ...(decided > 0 ? [t('study.card.cameTrue', { inside, decided })] : []),
    ...(open > 0 ? [t('study.card.open', { count: open })] : []),
    ...(hindcasts > 0 ? [t('study.card.hindcasts', { count: hindcasts })] : []),
  ]);
  const money = (costs: readonly { amount: number; currency: string }[]) =>
    numbers.row(costs.map(({ amount, currency }) => spentMoney(amount, currency, { numbers })));
  // The limit of a study and its choices are of one training run, without people: the card says what it adds up.
  const costText = ({ cost: all, peopleCost }: StageData['cost']) =>
    peopleCost && peopleCost.amount > 0
      ? t('study.card.ofItPeople', { cost: money(all), people: money([peopleCost]) })
      : money(all);
  const fact = (term: Parameters<typeof t>[0], said: string): [string, string] => [t(term), said];
  return [
    ...(recommendation ? [fact('study.card.use', numbers.whole(recommendation.batchSize))] : []),
    // Nothing is known of a planned stage as long as nothing is predicted.
    ...(b || stage.state !== 'PLANNED'
      ? [
          fact(
            measured || !foretold ? 'study.card.measured' : 'study.card.predicted',
            b ? numbers.withInterval(b) : '–',
          ),
        ]
      : []),
    ...(seconds > 0 ? [fact('study.card.deviceTime', numbers.duration(seconds))] : []),
    ...(personHours === null ? [] : [fact('study.card.people', numbers.hours(personHours))]),
    ...(cost.cost.length > 0 ? [fact(`study.card.${costLabel(stage)}`, costText(cost))] : []),
    fact('study.card.predictions', record || t(place === 1 ? 'study.card.none' : 'study.card.nothing')),
  ];
}

/** Until its sweep has ended, a stage may state hours of people while its devices have hardly cost anything. */
function costLabel({
  state,
  cost,
}: Pick<StageData, 'state' | 'cost'>): 'spent' | 'spentAtLeast' | 'spentSoFar' {
  if (!cost.isWhole) return 'spentAtLeast';
  return state === 'PLANNED' || state === 'RUNNING' ? 'spentSoFar' : 'spent';
}
