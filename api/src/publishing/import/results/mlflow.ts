import { z } from 'zod';
import { parseJson } from '../../fileReading/parseJson.ts';
import type { Problems } from '../../fileReading/problem.ts';
import { UnreadableFile } from '../../fileReading/problem.ts';
import type { Archive } from './archive.ts';
import { openArchive } from './archive.ts';
import type { FoundRun } from './foundRun.ts';
import { readNumber, readWhole } from './readNumber.ts';
import type { MlflowKeysInput } from './results.input.ts';
import { PointCount } from './table.ts';

type Point = { progress: number; value: number; row: number | null };
type MlflowRun = { file: string; params: (name: string) => Promise<string | null>; points: Point[] | null };

/**
 * A ZIP of MLflow's file store (mlruns/<experiment>/<run>/{params,metrics}/<key>), or of what its export tool writes (a
 * run.json for each run). Runs that do not log the metric are passed over, as those of a parent are, and so are deleted ones,
 * which a file store keeps until its garbage is collected.
 */
export async function readMlflow(
  path: string,
  keys: MlflowKeysInput,
  problems: Problems,
): Promise<FoundRun[]> {
  const archive = await openArchive(path);
  try {
    const runs = await runsOf(archive, keys.metric, problems);
    const found: FoundRun[] = [];
    for (const { file, params, points } of runs) {
      if (!points) continue;
      const read = async (name: string, least: number) => {
        const text = await params(name);
        const value = text === null ? null : readWhole(text, least);
        const message =
          text === null ? `The run has no parameter "${name}".` : `"${text}" is no whole number.`;
        if (value === null)
          problems.add({ code: 'IMPORT_INVALID_VALUE', file, row: null, column: name, message });
        return value;
      };
      const batchSize = await read(keys.batchSize, 1);
      const seed = keys.seed ? await read(keys.seed, 0) : null;
      if (batchSize === null || (keys.seed && seed === null)) continue;
      found.push({ kind: 'log', batchSize, seed, place: { file, row: null, column: keys.metric }, points });
    }
    if (found.length === 0 && problems.count === 0) {
      const whatToDo = (await archive.otherKind()) ?? nextStep(archive.names);
      const message = `No run of the archive logs "${keys.metric}". ${whatToDo}`;
      throw new UnreadableFile('IMPORT_COLUMN_MISSING', '', message);
    }
    return found;
  } finally {
    archive.close();
  }
}

/** The metrics that a file store has, which are the names of files; or what an archive has to hold. */
function nextStep(names: readonly string[]): string {
  const metrics = new Set(names.flatMap((name) => /\/metrics\/(.+)$/.exec(name)?.[1] ?? []));
  if (metrics.size > 0) {
    const some = [...metrics].slice(0, 10).map((metric) => `"${metric}"`);
    return `Name one of those that are logged: ${some.join(', ')}.`;
  }
  if (names.some((name) => /(^|\/)run\.json$/.test(name))) return 'Name a metric as MLflow does.';
  return 'Pack the folder "mlruns" of MLflow’s file store, or what mlflow-export-import writes.';
}

async function runsOf(archive: Archive, metric: string, problems: Problems): Promise<MlflowRun[]> {
  const runs: MlflowRun[] = [];
  const names = new Set(archive.names);
  const count = new PointCount();
  for (const file of archive.names) {
    const stored = `/metrics/${metric}`;
    if (file.endsWith(stored)) {
      const folder = file.slice(0, -stored.length);
      if (isNoRun(folder) || (await isDeleted(archive, names, folder))) continue;
      const params = async (name: string) => {
        const param = `${folder}/params/${name}`;
        return names.has(param) ? (await archive.text(param)).trim() : null;
      };
      const lines = (await archive.text(file)).split('\n');
      count.add(lines.length, file);
      runs.push({ file, params, points: storedPoints(lines, file, problems) });
    } else if (/(^|\/)run\.json$/.test(file)) {
      const run = exportedRun(await archive.text(file), file, metric, problems);
      count.add(run.points?.length ?? 0, file);
      runs.push(run);
    }
  }
  return runs;
}

/** Models that a run has logged (MLflow 3) repeat its metrics in a folder of their own beside it; artifacts hold anything. */
function isNoRun(folder: string): boolean {
  const names = folder.split('/');
  return names.at(-2) === 'models' || names.includes('artifacts');
}

/** A run says it of itself; an experiment goes to a folder of its own. */
async function isDeleted(archive: Archive, names: ReadonlySet<string>, folder: string): Promise<boolean> {
  if (folder.split('/').includes('.trash')) return true;
  const meta = `${folder}/meta.yaml`;
  return names.has(meta) && /^lifecycle_stage:\s*deleted\s*$/m.test(await archive.text(meta));
}

/** Lines of the file store: time in milliseconds, value, step. */
function storedPoints(lines: readonly string[], file: string, problems: Problems): Point[] {
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const [, value, step] = line.trim().split(/\s+/).map(readNumber);
    if (typeof value === 'number' && typeof step === 'number')
      return [{ progress: step, value, row: index + 1 }];
    const message = 'A line has a time, a value and a step.';
    problems.add({ code: 'IMPORT_INVALID_VALUE', file, row: index + 1, column: null, message });
    return [];
  });
}

const pointsSchema = z.array(
  z.object({
    value: z.union([z.number(), z.string()]).transform((value, context) => {
      const read = typeof value === 'number' ? value : readNumber(value);
      if (read === null) context.addIssue(`"${value}" is no number`);
      return read ?? z.NEVER;
    }),
    step: z.int().nonnegative(),
  }),
);
const exportSchema = z.object({
  mlflow: z.object({
    params: z.record(z.string(), z.coerce.string()).default({}),
    metrics: z.record(z.string(), z.unknown()).default({}),
  }),
});

function exportedRun(text: string, file: string, metric: string, problems: Problems): MlflowRun {
  const parsed = exportSchema.safeParse(parseJson(withoutBareWords(text), file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UnreadableFile('IMPORT_UNREADABLE', file, `${issue?.path.join('.')}: ${issue?.message}.`);
  }
  const { params, metrics } = parsed.data.mlflow;
  const read = pointsSchema.optional().safeParse(metrics[metric]);
  for (const { path, message } of read.error?.issues ?? []) {
    const column = ['mlflow', 'metrics', metric, ...path].join('.');
    problems.add({ code: 'IMPORT_INVALID_VALUE', file, row: null, column, message: `${message}.` });
  }
  const points = read.data?.map(({ value, step }) => ({ progress: step, value, row: null }));
  return { file, params: async (name) => params[name] ?? null, points: points ?? null };
}

/**
 * Python writes the numbers that JSON does not have as bare words: here they become texts, the texts of the file stay. There is one
 * way to read each character, and a text that nothing ends goes to the end: forty letters kept an API for days.
 */
function withoutBareWords(text: string): string {
  if (!/NaN|Infinity/.test(text)) return text;
  return text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/gs, (found) =>
    found.startsWith('"') ? found : `"${found}"`,
  );
}
