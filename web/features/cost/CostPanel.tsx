import { moneyText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import panel from '../../styles/panel.module.css';
import { ChoiceTable } from './ChoiceTable.tsx';
import { CostForm } from './CostForm.tsx';
import styles from './cost.module.css';
import { costFinding } from './costFinding.ts';
import type { CostView } from './costView.ts';
import { costQuery } from './costView.ts';
import { FrontierFrame } from './FrontierFrame.tsx';
import { drawFrontier, frontierFigure } from './frontier.ts';
import type { SweepCost } from './loadCost.ts';
import { loadCost } from './loadCost.ts';
import { spentText } from './spentText.ts';

type CostPanelProps = {
  sweep: { id: string; target: { id: string } | undefined };
  /** The target that the address names. */
  targetId: string | null;
  /** The address of the page, as it is but for the price and limits. */
  pageHref: string;
  asked: CostView;
  language: Language;
};

/** Room for it while it is computed. */
export function CostPanelComing() {
  return <div className={styles.coming} aria-hidden="true" />;
}

/** What reaching the target takes in time and money: the frontier, what b* saves, and what the sweep itself has cost. */
export async function CostPanel({ sweep, targetId, pageHref, asked, language }: CostPanelProps) {
  const cost = await loadCost(sweep.id, sweep.target?.id ?? null, asked);
  const frontier = cost?.costFrontier;
  const figure = frontierFigure(frontier ?? null, asked);
  const drawings = drawFrontier(figure, language);
  if (!cost || !frontier || !figure || !drawings) return null;
  const { recommended } = frontier;
  const finding = costFinding(frontier, asked, language);
  const query = new URLSearchParams({ ...(targetId && { target: targetId }), ...costQuery(asked) });
  const address = (file: string) =>
    `/sweeps/${encodeURIComponent(sweep.id)}/${file}${query.size > 0 ? `?${query}` : ''}`;
  return (
    <section className={styles.panel}>
      <FrontierFrame
        frontier={frontier}
        figure={figure}
        drawings={drawings}
        finding={finding}
        csvHref={address('data/choices.csv')}
        pictureHref={address('figures/frontier.svg')}
        language={language}
      />
      <div className={styles.side}>
        <p>{finding}</p>
        {recommended && <ChoiceTable frontier={frontier} language={language} />}
        <Saved cost={cost} language={language} />
        <Spent cost={cost} language={language} />
        <CostForm pageHref={pageHref} asked={asked} frontier={frontier} language={language} />
      </div>
    </section>
  );
}

function Saved({ cost: { saving }, language }: { cost: SweepCost; language: Language }) {
  const { t, numbers } = language;
  if (!saving?.deviceHours || saving.from === saving.to) return null;
  const { deviceHours, cost, currency } = saving;
  const { value, lower, upper } = deviceHours.saved;
  const seconds = { lower: lower && lower * 3600, upper: upper && upper * 3600 };
  return (
    <section>
      <h2>{t('cost.panel.saving', { from: numbers.whole(saving.from), to: numbers.whole(saving.to) })}</h2>
      <p className="caption">{t('cost.panel.savingLead', { level: numbers.whole(saving.level * 100) })}</p>
      <dl className={panel.settings}>
        <div>
          <dt>{t('cost.panel.deviceTime')}</dt>
          <dd>
            <strong>{numbers.duration(value * 3600)}</strong>
            <small>{numbers.interval(seconds, numbers.duration)}</small>
          </dd>
        </div>
        {cost && currency && (
          <div>
            <dt>{t('cost.panel.cost')}</dt>
            <dd>
              <strong>{moneyText(cost.saved.value, currency, language)}</strong>
              <small>{numbers.interval(cost.saved, numbers.money(currency))}</small>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Spent({ cost: { spending }, language }: { cost: SweepCost; language: Language }) {
  if (spending.length === 0) return null;
  return (
    <section>
      <h2>{language.t('cost.panel.spent')}</h2>
      <dl className={panel.settings}>
        {spending.map((each) => (
          <div key={each.device}>
            <dt>{each.device}</dt>
            <dd>{spentText(each, language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
