import type { CritbatchError, ErrorCode } from '@critbatch/theory';

/**
 * How a worker ends, as a scheduler reads it: 1 and 2 as usual, the others as sysexits.h numbers them (EX_UNAVAILABLE,
 * EX_TEMPFAIL, EX_NOPERM).
 */
export const exitStatus = {
  done: 0,
  fault: 1,
  wrongSetting: 2,
  apiUnreachable: 69,
  notDone: 75,
  tokenRefused: 77,
} as const;

export const exitStatusUsage = `0 its work is done; 1 a fault of its own; 2 a wrong setting; 69 the API has not answered
for --patience-seconds; 75 stopped before --until-idle or --until-done had come, its runs given back: start it again;
77 the API refuses the token`;

const statusOf: Partial<Record<ErrorCode, number>> = {
  INVALID_INPUT: exitStatus.wrongSetting,
  API_UNREACHABLE: exitStatus.apiUnreachable,
  UNAUTHENTICATED: exitStatus.tokenRefused,
  FORBIDDEN: exitStatus.tokenRefused,
};

export function exitStatusOf({ code }: CritbatchError): number {
  return statusOf[code] ?? exitStatus.fault;
}
