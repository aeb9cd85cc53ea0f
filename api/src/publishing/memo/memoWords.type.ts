import type { Interval } from '@critbatch/theory';
import type {
  MemoData,
  MemoDecided,
  MemoDecision,
  MemoFinding,
  MemoNext,
  MemoRisk,
  MemoSweep,
  MemoVerdict,
} from './memoData.ts';

type StageNext = Extract<MemoNext, { kind: 'STAGE' }>;

/** What was found, of a target or at a budget, as far as it is named. */
export type NamedFinding = Pick<MemoFinding, 'sweep' | 'number' | 'about' | 'runs'>;

/** Every sentence that a memo can hold, in one language. */
export type MemoWords = {
  headings: Record<
    'learnt' | 'recommendation' | 'risks' | 'decisions' | 'decided' | 'spending' | 'next' | 'change',
    string
  >;
  title: (data: MemoData) => string;
  subtitle: (data: MemoData) => string;
  /** What a sweep found; `told` is its answer in words. */
  finding: (finding: NamedFinding, told: string) => string;
  predictions: (inside: number, decided: number) => string;
  miss: (verdict: MemoVerdict, outcome: string, foretold: string) => string;
  /** What memos said before there were recommendations. */
  trainWith: (batchSize: Interval) => string;
  /** One of several recommendations; `told` is what to use and what that saves. */
  recommendedFor: (finding: NamedFinding, told: string) => string;
  /** The sweep for whose policy and target a recommendation holds. */
  scope: (sweep: string) => string;
  risk: (risk: MemoRisk) => string;
  decision: (decision: MemoDecision) => string;
  /** What a stage ended in; `told` is the decision in words. */
  decided: (decision: MemoDecided, told: string) => string;
  spending: (spending: MemoData['spending']) => string;
  /** People's work, and the sum with what the devices have cost. */
  effort: (effort: NonNullable<MemoData['effort']>) => string;
  unpriced: (deviceHours: number) => string;
  trainingLimit: (limit: NonNullable<MemoData['trainingLimit']>) => string;
  /** What memos said that took that limit for one of the sweeps' cost. */
  limit: (limit: NonNullable<MemoData['spending']['limit']>) => string;
  next: (next: MemoNext) => string;
  /** What would settle an answer, as far as its words `told` say. */
  unidentified: (sweep: string, told: string) => string;
  /** Where the runs that would settle an answer are named. */
  runsOnPage: string;
  wideInterval: (finding: MemoFinding) => string;
  rival: (sweep: string, rival: NonNullable<MemoFinding['rival']>) => string;
  /** What is queued or running, and may move an answer. */
  openRuns: (sweep: MemoSweep) => string;
  openStage: (stage: StageNext) => string;
  nothingLearnt: string;
  /** Where what is new identifies nothing. */
  noRecommendation: string;
  /** Where nothing is new: what was recommended before may hold. */
  noNewRecommendation: string;
  noRisk: string;
  noDecision: string;
  nothingNext: string;
  nothingWouldChange: string;
};
