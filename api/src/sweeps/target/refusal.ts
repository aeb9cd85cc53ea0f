import type { ErrorCode, TargetCrossings } from '@critbatch/theory';

/** Why runs do not answer a target, in a code and a sentence. */
export type Refusal = { code: ErrorCode; message: string };

type Refused = Exclude<TargetCrossings, { status: 'ANSWERABLE' }>;

export function refusalOf({ status, runs }: Refused): Refusal {
  const subject = runs === 1 ? '1 run' : `${runs} runs`;
  switch (status) {
    case 'BEYOND_RUNS':
      return {
        code: 'TARGET_BEYOND_RUNS',
        message: `${subject} stopped at the targets of the sweep before this one was met. Ask for a looser one, or start a sweep whose targets include it.`,
      };
    case 'NOT_MEASURED':
      return {
        code: 'METRIC_NOT_MEASURED',
        message: `${subject} did not measure this metric. Ask for another, or start a sweep that measures it.`,
      };
  }
}
