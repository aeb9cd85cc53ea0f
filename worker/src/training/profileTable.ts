import type { KernelTime } from './trainingEngine.ts';

/** Work that a profile covers, as the clock has it. */
export interface ProfiledWork {
  readonly batchSize: number;
  readonly steps: number;
  readonly stepSeconds: number;
  readonly evaluationSeconds: number;
}

const kernelLines = 25;

/** Where the time of some steps and evaluations went: by phase, then by kernel, those that took most first. */
export function profileTable(times: readonly KernelTime[], work: ProfiledWork): string {
  const { batchSize, steps, stepSeconds, evaluationSeconds } = work;
  const whole = 1000 * (stepSeconds + evaluationSeconds);
  const inKernels = sum(times);
  const phases = [...new Set(times.map(({ phase }) => phase))]
    .map((phase) => ({ phase, of: times.filter((time) => time.phase === phase) }))
    .sort((a, b) => sum(b.of) - sum(a.of));
  const share = (milliseconds: number) => `${((100 * milliseconds) / whole).toFixed(1)} %`;
  const row = (names: string[], calls: number, milliseconds: number) => [
    ...names,
    String(calls),
    milliseconds.toFixed(1),
    (milliseconds / steps).toFixed(3),
    share(milliseconds),
  ];
  const numbers = ['calls', 'ms', 'ms/step', 'share'];
  return [
    `Profile of ${steps} steps at batch size ${batchSize}: ${((1000 * stepSeconds) / steps).toFixed(3)} ms a step, ` +
      `evaluations ${evaluationSeconds.toFixed(2)} s. Measuring itself slows small kernels.`,
    '',
    ...aligned(
      [
        ['phase', ...numbers],
        ...phases.map(({ phase, of }) => row([phase], count(of), sum(of))),
        row(['(between kernels)'], 0, whole - inKernels),
      ],
      1,
    ),
    '',
    ...aligned(
      [
        ['phase', 'kernel', ...numbers],
        ...times
          .slice(0, kernelLines)
          .map(({ phase, kernel, calls, milliseconds }) => row([phase, kernel], calls, milliseconds)),
      ],
      2,
    ),
    '',
  ].join('\n');
}

function sum(times: readonly KernelTime[]): number {
  return times.reduce((total, { milliseconds }) => total + milliseconds, 0);
}

function count(times: readonly KernelTime[]): number {
  return times.reduce((total, { calls }) => total + calls, 0);
}

/** Names to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[], names: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, column) =>
        column < names ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
