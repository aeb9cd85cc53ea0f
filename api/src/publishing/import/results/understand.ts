import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { RecordedDatasetSpec, RecordedModelSpec } from '@critbatch/theory';
import { outsideDatasetSpecSchema, outsideModelSpecSchema, outsidePolicySchema } from '@critbatch/theory';
import { z } from 'zod';
import { nameSchema } from '../../../platform/input/nameSchema.ts';
import type { Parsed } from '../../../platform/input/parseInput.ts';
import { parseInput } from '../../../platform/input/parseInput.ts';
import type { UserError } from '../../../platform/input/userError.type.ts';
import { userError } from '../../../platform/input/userError.type.ts';
import { localId } from '../../../platform/node/globalId.ts';
import { currentBatchSizeSchema } from '../../../sweeps/sweep/gridSchema.ts';
import { theoryTarget } from '../../../sweeps/sweep/trainingSpec.ts';
import { reachableTargetSchema } from '../../../sweeps/target/target.schema.ts';
import type { ImportSweepInput } from '../import.input.ts';
import type { Understanding } from './contentOfRuns.ts';
import type { CsvColumnsInput, MlflowKeysInput, ResultsInput } from './results.input.ts';
import { runNameReader } from './runNames.ts';

/** How a file is read, with all that its format needs, as plain data: it goes to another process. */
export type CheckedResults = {
  known: Understanding;
  reader:
    | { format: 'CSV'; columns: CsvColumnsInput }
    | { format: 'MLPERF_RCP' }
    | { format: 'MLFLOW'; keys: MlflowKeysInput }
    | { format: 'WANDB'; metric: string; runNames: string }
    | { format: 'TENSORBOARD'; tag: string | null; runNames: string };
};

const resultsSchema = z.object({
  name: nameSchema,
  policy: outsidePolicySchema.shape.description,
  target: reachableTargetSchema,
  evaluatedEvery: z.number().positive().nullish(),
  device: nameSchema.nullish(),
  currentBatchSize: currentBatchSizeSchema,
});

/** What the importer has said, checked, with the model and the data that they named. */
export async function understand(
  prisma: Transaction,
  teamId: string,
  { format, results }: ImportSweepInput,
): Promise<Parsed<CheckedResults>> {
  if (!results) {
    const message = 'A file of this format does not say it all: give results.';
    return { value: null, userErrors: [userError('INVALID_INPUT', ['results'], message)] };
  }
  const target = theoryTarget(results.target);
  const plain = parseInput(resultsSchema, { ...results, target }, ['results']);
  const model = await modelOf(prisma, teamId, results);
  const dataset = await datasetOf(prisma, teamId, results);
  const reader = readerOf(format, results);
  if (plain.userErrors || model.userErrors || dataset.userErrors || reader.userErrors) {
    const userErrors = [plain, model, dataset, reader].flatMap((part) => part.userErrors ?? []);
    return { value: null, userErrors };
  }
  const { name, policy, evaluatedEvery, currentBatchSize, device } = plain.value;
  const known: Understanding = {
    name,
    policy,
    model: model.value,
    dataset: dataset.value,
    target: { metric: results.target.metric, threshold: results.target.threshold },
    unit: results.unit,
    evaluatedEvery: evaluatedEvery ?? null,
    currentBatchSize: currentBatchSize ?? null,
    device: device ?? null,
  };
  return { value: { known, reader: reader.value }, userErrors: null };
}

const newModelSchema = z.object({
  name: nameSchema,
  parameterCount: outsideModelSpecSchema.shape.parameterCount,
});

async function modelOf(
  prisma: Transaction,
  teamId: string,
  { model }: ResultsInput,
): Promise<Parsed<Understanding['model']>> {
  if (model.id) {
    const found = await prisma.model.findFirst({ where: { teamId, id: localId('Model', model.id) } });
    return found
      ? { value: { name: found.name, spec: found.spec as RecordedModelSpec }, userErrors: null }
      : missing('model');
  }
  const { value, userErrors } = parseInput(newModelSchema, model, ['results', 'model']);
  if (userErrors) return { value: null, userErrors };
  const { name, parameterCount } = value;
  // Two models of one size are not one model: the name tells them apart.
  const spec = { architecture: 'outside' as const, parameterCount, details: { name } };
  return { value: { name, spec }, userErrors: null };
}

const newDatasetSchema = z.object({
  name: nameSchema,
  trainingExamples: outsideDatasetSpecSchema.shape.trainingExamples,
});

async function datasetOf(
  prisma: Transaction,
  teamId: string,
  { dataset }: ResultsInput,
): Promise<Parsed<Understanding['dataset']>> {
  if (dataset.id) {
    const found = await prisma.dataset.findFirst({ where: { teamId, id: localId('Dataset', dataset.id) } });
    if (!found) return missing('dataset');
    const { name, licence } = found;
    return { value: { name, licence, spec: found.spec as RecordedDatasetSpec }, userErrors: null };
  }
  const { value, userErrors } = parseInput(newDatasetSchema, dataset, ['results', 'dataset']);
  if (userErrors) return { value: null, userErrors };
  const { name, trainingExamples } = value;
  const spec = {
    loader: 'outside' as const,
    trainingExamples,
    testExamples: 0,
    sha256: null,
    details: { name },
  };
  return { value: { name, licence: null, spec }, userErrors: null };
}

function missing(noun: 'model' | 'dataset'): { value: null; userErrors: UserError[] } {
  const message = 'The team has no such thing; choose another.';
  return { value: null, userErrors: [userError('NOT_FOUND', ['results', noun, 'id'], message)] };
}

const need = (field: string, message: string) => ({
  value: null,
  userErrors: [userError('INVALID_INPUT', ['results', field], message)],
});

function readerOf(
  format: ImportSweepInput['format'],
  { csv, device, mlflow, metric, runNames, unit }: ResultsInput,
): Parsed<CheckedResults['reader']> {
  if (format === 'MLPERF_RCP')
    return unit === 'STEPS'
      ? need(
          'unit',
          'Reference points count epochs, or examples, and never steps: choose EPOCHS or EXAMPLES.',
        )
      : { value: { format }, userErrors: null };
  if (format === 'CSV') {
    if (!csv) return need('csv', 'Say which columns hold what.');
    if (csv.separator.length !== 1) return need('csv', 'The separator is one character.');
    if (csv.value && !csv.seed)
      return need('csv', 'A table of logs needs the column of the seed, to tell runs apart.');
    if (csv.deviceSeconds && !device)
      return need('device', 'Say on which kind of device the seconds were taken, as your prices name it.');
    return { value: { format, columns: csv }, userErrors: null };
  }
  if (format === 'MLFLOW') {
    return mlflow
      ? { value: { format, keys: mlflow }, userErrors: null }
      : need('mlflow', 'Say which keys hold what.');
  }
  if (!runNames || !runNameReader(runNames)) {
    return need('runNames', 'Say how names of runs are built, e.g. "run-b{batchSize}-s{seed}-*".');
  }
  if (format === 'TENSORBOARD') return { value: { format, tag: metric || null, runNames }, userErrors: null };
  if (!metric) return need('metric', 'Name the metric as the file does.');
  return { value: { format: 'WANDB', metric, runNames }, userErrors: null };
}
