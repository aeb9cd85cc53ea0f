import type { Locale, Numbers, ToldAnswer } from '@critbatch/theory';
import {
  decisiveAicc,
  missText,
  numbersOf,
  plainSentence,
  plainSentences,
  say as sentence,
  spaceBetween,
  tellAnswer,
  tellBudget,
  tellMemoryLimit,
  tellOverheads,
  tellStageDecision,
  wholeFreeRange,
} from '@critbatch/theory';
import type { MemoBudget, MemoData, MemoDecided, MemoFinding, MemoVerdict } from './memoData.ts';
import { figuresOf } from './memoFinding.ts';
import { english } from './memoWords.en.ts';
import { japanese } from './memoWords.ja.ts';
import type { MemoWords } from './memoWords.type.ts';

/** A part of a memo: a heading with the sentences under it. */
export type MemoSection = { heading: string; sentences: string[] };

/** A memo in one language, before it is written as Markdown or HTML. */
export type Memo = { locale: Locale; title: string; subtitle: string; sections: MemoSection[] };

const words: Record<Locale, MemoWords> = { en: english, ja: japanese };

/** Writes a memo from its data: no clock and nothing else goes in, so the same data always give the same memo. */
export function memoOf(data: MemoData, locale: Locale): Memo {
  const say = words[locale];
  const numbers = numbersOf(locale);
  const answers = data.findings.map((finding) => ({
    finding,
    told: tellAnswer(figuresOf(finding, data.level), { numbers }),
  }));
  const budgets = (data.budgets ?? []).map((budget) => ({
    budget,
    told: tellBudget(budget, budget, { numbers }),
  }));
  return {
    locale,
    title: say.title(data),
    subtitle: say.subtitle(data),
    sections: [
      {
        heading: say.headings.learnt,
        sentences: orElse(
          [...learnt(answers, data, say, numbers), ...learntAtBudgets(budgets, say, locale)],
          say.nothingLearnt,
        ),
      },
      {
        heading: say.headings.recommendation,
        sentences: orElse(
          [...recommended(answers, say, locale), ...recommendedAtBudgets(budgets, say, locale)],
          answers.length + budgets.length > 0 ? say.noRecommendation : say.noNewRecommendation,
        ),
      },
      ...(data.risks
        ? [{ heading: say.headings.risks, sentences: orElse(data.risks.map(say.risk), say.noRisk) }]
        : []),
      ...(data.decisions
        ? [
            {
              heading: say.headings.decisions,
              sentences: orElse(data.decisions.map(say.decision), say.noDecision),
            },
          ]
        : []),
      ...decided(data.decided ?? [], say, numbers),
      { heading: say.headings.spending, sentences: spent(data, say) },
      { heading: say.headings.next, sentences: orElse(data.next.map(say.next), say.nothingNext) },
      {
        heading: say.headings.change,
        sentences: orElse(
          [...whatWouldChange(answers, data.next, say, locale), ...openAtBudgets(budgets, say, locale)],
          say.nothingWouldChange,
        ),
      },
    ],
  };
}

type ToldBudget = { budget: MemoBudget; told: ToldAnswer };

/** What was found at budgets; a batch size to use stands under its own heading. */
function learntAtBudgets(budgets: readonly ToldBudget[], say: MemoWords, locale: Locale): string[] {
  return budgets.map(({ budget, told }) => {
    const headline = budget.batchSize === null ? [told.headline, ...told.reason] : [];
    return say.finding(budget, plainSentences([...headline, ...told.interval, ...told.choice], locale));
  });
}

function recommendedAtBudgets(budgets: readonly ToldBudget[], say: MemoWords, locale: Locale): string[] {
  return budgets
    .filter(({ budget }) => budget.batchSize !== null)
    .map(({ budget, told }) =>
      say.recommendedFor(budget, plainSentences([told.headline, ...told.reason, ...told.saving], locale)),
    );
}

function openAtBudgets(budgets: readonly ToldBudget[], say: MemoWords, locale: Locale): string[] {
  return budgets
    .filter(({ budget }) => budget.batchSize === null)
    .map(({ budget, told }) =>
      say.unidentified(budget.sweep, plainSentences([...told.next, ...told.nextRuns], locale)),
    );
}

/** A week without a decision has no such section. */
function decided(decisions: readonly MemoDecided[], say: MemoWords, numbers: Numbers): MemoSection[] {
  if (decisions.length === 0) return [];
  const sentences = decisions.map((decision) =>
    say.decided(decision, plainSentences(tellStageDecision(decision, { numbers }), numbers.locale)),
  );
  return [{ heading: say.headings.decided, sentences }];
}

type Told = { finding: MemoFinding; told: ToldAnswer };

function learnt(
  answers: readonly Told[],
  { verdicts, level }: MemoData,
  say: MemoWords,
  numbers: Numbers,
): string[] {
  const misses = verdicts.filter(({ verdict }) => verdict === 'OUTSIDE');
  const decided = verdicts.filter(({ verdict }) => verdict === 'INSIDE' || verdict === 'OUTSIDE');
  const leads = leadingOf(answers);
  return [
    ...answers.map((answer) => {
      const { finding, told } = answer;
      // The batch size to use stands under its own heading.
      const headline =
        leads.includes(answer) && finding.recommendation ? [] : [told.headline, ...told.reason];
      const { memoryLimit: limit } = finding;
      const fits = limit ? [sentence`${tellMemoryLimit(limit, finding, { numbers })}`] : [];
      const growth = tellOverheads(finding.overheads ?? [], level, { numbers });
      const sentences = [...headline, ...told.interval, ...fits, ...(growth ? [sentence`${growth}`] : [])];
      return say.finding(finding, plainSentences(sentences, numbers.locale));
    }),
    ...(decided.length > 0 ? [say.predictions(decided.length - misses.length, decided.length)] : []),
    ...misses.map((miss) => missed(miss, say, numbers)),
  ];
}

function missed(verdict: MemoVerdict, say: MemoWords, numbers: Numbers): string {
  const { outcome, foretold } = missText({ ...verdict, outcome: verdict.outcome ?? Number.NaN }, { numbers });
  return say.miss(verdict, outcome, foretold);
}

/** For each model and its data, the newest sweep that is identified says what to use. */
function leadingOf(answers: readonly Told[]): Told[] {
  const leading = new Map<string, Told>();
  for (const answer of answers) {
    const { finding, told } = answer;
    const about = JSON.stringify([finding.about?.model, finding.about?.dataset]);
    if (told.verdict !== 'notIdentified' && !leading.has(about)) leading.set(about, answer);
  }
  return [...leading.values()];
}

function recommended(answers: readonly Told[], say: MemoWords, locale: Locale): string[] {
  const leading = leadingOf(answers);
  if (leading.length > 1)
    return leading.map(({ finding, told }) =>
      say.recommendedFor(finding, plainSentences([told.headline, ...told.reason, ...told.saving], locale)),
    );
  const [best] = leading;
  if (!best) return [];
  const { finding, told } = best;
  if (finding.recommendation)
    return [
      plainSentence(told.headline) + spaceBetween[locale] + say.scope(finding.sweep),
      ...[...told.reason, ...told.saving, ...told.choice].map(plainSentence),
    ];
  // A memo from before there were recommendations keeps its words.
  const chosen = finding.criticalBatchSize ?? (finding.freeRange && wholeFreeRange(finding.freeRange));
  if (!chosen) return [];
  return [
    say.trainWith(chosen) + spaceBetween[locale] + say.scope(finding.sweep),
    ...[...told.choice, ...told.saving].map(plainSentence),
  ];
}

function spent({ spending, effort, trainingLimit }: MemoData, say: MemoWords): string[] {
  const { limit, unpricedDeviceHours } = spending;
  return [
    say.spending(spending),
    ...(unpricedDeviceHours > 0 ? [say.unpriced(unpricedDeviceHours)] : []),
    ...(effort ? [say.effort(effort)] : []),
    ...(limit ? [say.limit(limit)] : []),
    ...(trainingLimit ? [say.trainingLimit(trainingLimit)] : []),
  ];
}

/** An interval wider than this, from end to end, is a reason to measure more. */
const wideRatio = 1.5;

function whatWouldChange(
  answers: readonly Told[],
  next: MemoData['next'],
  say: MemoWords,
  locale: Locale,
): string[] {
  return [
    ...answers.flatMap(({ finding, told }) => {
      const { criticalBatchSize: b, rival } = finding;
      const isWide = b?.lower && b.upper && b.upper / b.lower > wideRatio;
      return [
        ...(told.verdict === 'notIdentified'
          ? [say.unidentified(finding.sweep, settling(finding, told, say, locale))]
          : []),
        ...(isWide ? [say.wideInterval(finding)] : []),
        ...(rival && rival.deltaAicc < decisiveAicc ? [say.rival(finding.sweep, rival)] : []),
      ];
    }),
    ...next.flatMap((each) => {
      if (each.kind === 'SWEEP') return [say.openRuns(each)];
      return each.criticalBatchSize ? [say.openStage(each)] : [];
    }),
  ];
}

/** The planner names other runs than the estimate's rule of thumb, with their cost: one list, on the page of the sweep. */
function settling(finding: MemoFinding, told: ToldAnswer, say: MemoWords, locale: Locale): string {
  if (finding.isImported || told.nextRuns.length === 0)
    return plainSentences([...told.next, ...told.nextRuns], locale);
  return [...told.next.map(plainSentence), say.runsOnPage].join(spaceBetween[locale]);
}

function orElse(sentences: string[], otherwise: string): string[] {
  return sentences.length > 0 ? sentences : [otherwise];
}
