import type { Estimate } from '@critbatch/theory';
import {
  frozenEstimate,
  leadOf,
  moneyText,
  numbersOf,
  plainSentence,
  shownFigures,
  stepCurveOf,
} from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { generatedSweeps } from '../../../theory/src/testing/generatedSweeps.ts';
import { workChart } from '../../charts/workChart.ts';
import { sampleRecommendation } from '../../harness/sampleRecommendation.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { monthlyFigures } from '../cost/monthlyFigures.ts';
import { answerText } from '../estimate/answerText.ts';
import type { RunResult } from '../run/run.type.ts';
import { targetPoints } from '../target/targetText.ts';
import { factFigures } from './factFigures.ts';
import { sweepFigure } from './sweepFigure.ts';
import { valleyReadings } from './valleyReadings.ts';

const numbers = numbersOf('en');
const language = { t: translatorOf('en'), numbers };
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const target = { id: 't', metric: 'TRAINING_LOSS' as const, threshold: 0.1 };

/** All that the page of a generated sweep says in numbers, by the functions that its components show. */
function pageOf({ crossings, estimate, options }: ReturnType<typeof generatedSweeps>[number], yours: number) {
  const batchSizes = [...new Set(crossings.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
  const shown = frozenEstimate(shownFigures(estimate, 'test'));
  const recommendation = sampleRecommendation(estimate, { currentBatchSize: yours });
  const sweep = {
    ...{ status: 'FINISHED' as const, batchSizes, currentBatchSize: yours, target, recommendation },
    ...{ maxExamplesPerRun: options.maxExamplesPerRun, estimate: shown },
    runs: crossings.map(
      ({ batchSize, seed, lowerSteps, upperSteps }): RunResult & { deviceSeconds: null } => ({
        ...{ batchSize, seed, status: 'SUCCEEDED', outcome: null, deviceSeconds: null },
        ...{ step: upperSteps ?? lowerSteps, crossing: { lowerSteps, upperSteps } },
      }),
    ),
  };
  const told = answerText(sweep, language);
  const svg = workChart(sweepFigure(sweep), { width: 832, height: 430, isNarrow: false }, language);
  return {
    recommendation,
    headline: plainSentence(told.headline),
    lead: leadOf(told).map(plainSentence).join(' '),
    labels: [...parseHTML(svg).document.querySelectorAll('text')].map((text) => text.textContent ?? ''),
    readings: valleyReadings({ ...sweep, recommendation }, shown, language),
    facts: factFigures(sweep),
    month: recommendation && monthlyFigures(recommendation, language),
    own: targetPoints([], { ...target, estimate: shown }, language)[0]?.answer,
  };
}

const found = (text: string, pattern: RegExp) => pattern.exec(text)?.slice(1) ?? null;
const label = (labels: string[], pattern: RegExp) => labels.map((text) => found(text, pattern)).find(Boolean);
const identified = ({ estimate }: { estimate: Estimate }) => estimate.answer !== 'NOT_IDENTIFIED';

describe('the page of a generated sweep names each thing by one number', () => {
  const sweeps = generatedSweeps().filter(identified);

  it.each(sweeps.map((sweep) => [sweep.name, sweep] as const))('%s', (_, sweep) => {
    const arrived = sweep.estimate.workRatios.filter(({ isLowerBound }) => !isLowerBound);
    const yours = arrived.at(-1)?.batchSize ?? 1;
    const { recommendation, headline, lead, labels, readings, facts, month, own } = pageOf(sweep, yours);
    if (!recommendation) throw new Error('It recommends nothing.');
    const { batchSize } = recommendation;
    const at = (b: number) => readings.find(({ x }) => x === b);
    // Its device time: facts, valley.
    expect(at(batchSize)?.lines.join()).toContain(`· ${numbers.duration(facts?.seconds ?? Number.NaN)}`);
    // The batch size to use: headline, chart.
    expect(headline).toContain(String(batchSize));
    const used = label(labels, /^use (\d+)$/);
    if (used) expect(Number(used[0])).toBe(batchSize);
    // b* and its interval: words, chart, and the handle on its own target.
    const star = label(labels, /^(b\* = .+)$/);
    if (star) expect(star[0]).toBe(own);
    const interval = found(lead, /lies between (\S+) and (\S+?)[;.,]? /);
    if (star && interval && recommendation.rule !== 'LEAST_DEVICE_TIME')
      expect(star[0]).toContain(`(${interval[0]}–${interval[1]?.replace(/\.$/, '')})`);
    // The valley: words, chart.
    const valley = found(lead, /[Aa]ny batch size from (\d+) to (\d+)/);
    const bracket = label(labels, /^flat valley (\d+)–(\d+)/);
    if (valley && bracket) expect(valley).toEqual(bracket);
    // Yours against the least: chart, reading.
    const factor = label(labels, /^your \d+: ([\d.,]+)× the least work$/);
    if (factor) expect(at(yours)?.lines[0]).toContain(`${factor[0]}× the least work`);
    // The factor of the headline: that of the saving, which the API gives to clients.
    const { work = null, deviceHours = null } = recommendation.saving ?? {};
    const { pricePerDeviceHour, currency } = recommendation;
    const headlineFactor = found(headline, /It takes ([\d.,]+)× less/);
    const measured = recommendation.measure === 'WORK' ? work : deviceHours;
    if (headlineFactor) expect(headlineFactor[0]).toBe(measured && numbers.factor(measured.factor.value));
    // What a run takes and costs at either batch size: readings, saving.
    const curve = sweep.estimate.correctedLaw && stepCurveOf(sweep.estimate.correctedLaw);
    for (const [b, hours] of [
      [yours, deviceHours?.before.value],
      [batchSize, deviceHours?.after.value],
    ] as const) {
      if (!curve || hours === undefined || !pricePerDeviceHour || !currency || !at(b)) continue;
      const [inSteps, , inMoney] = at(b)?.lines[1]?.split(' · ') ?? [];
      expect(inSteps).toBe(`${numbers.quantity(curve(b))} steps`);
      expect(inMoney).toBe(moneyText(hours * pricePerDeviceHour, currency, language));
    }
    // Time that a run saves, money that a month saves with its interval: words, panel, saving.
    const time = found(lead, /Each training run takes (.+?) less device time/);
    if (time) expect(time[0]).toBe(deviceHours && numbers.duration(3600 * deviceHours.saved.value));
    const saved = month && recommendation.monthly?.cost;
    if (saved && currency) {
      expect(month.saved).toBe(moneyText(saved.value, currency, language));
      expect(month.lead[0]).toContain(numbers.interval(saved, numbers.money(currency)));
      const inWords = found(lead, /([^(,]+?) a month at/);
      if (inWords) expect(inWords[0]).toMatch(new RegExp(`(^|\\s)${escaped(month.saved)}$`));
    }
    // A run's time before and after: saving, readings.
    const each = month && found(month.lead.join(' · '), /each run (.+?) instead of (.+)$/);
    if (each) {
      const duration = (b: number) => at(b)?.lines[1]?.split(' · ')[1];
      expect([duration(batchSize), duration(yours)]).toEqual(each);
    }
  });

  it('has enough of each kind to compare', () => {
    const pages = sweeps.map((sweep) => pageOf(sweep, sweep.estimate.workRatios.at(-1)?.batchSize ?? 1));
    expect(pages.filter(({ labels }) => label(labels, /^b\* = /)).length).toBeGreaterThan(5);
    expect(pages.filter(({ month }) => month !== null).length).toBeGreaterThan(5);
    expect(pages.filter(({ headline }) => /It takes [\d.,]+× less/.test(headline)).length).toBeGreaterThan(5);
    for (const said of [/Each training run takes .+? less device time/, / a month at/])
      expect(pages.filter(({ lead }) => said.test(lead)).length).toBeGreaterThan(5);
    expect(pages.filter(({ lead }) => /ny batch size from \d+ to \d+/.test(lead)).length).toBeGreaterThan(3);
  });
});
