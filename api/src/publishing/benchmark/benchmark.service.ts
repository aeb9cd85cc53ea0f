import { lockRow } from '@critbatch/prisma/client/lockRow';
import { Prisma } from '@critbatch/prisma/generated/client';
import { appendBenchmarkEvent } from '@critbatch/prisma/queue/appendBenchmarkEvent';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound, parseGlobalId } from '../../platform/node/globalId.ts';
import { containingPattern } from '../../platform/page/containing.ts';
import type { Page } from '../../platform/page/page.ts';
import { readSqlPage } from '../../platform/page/sqlPage.ts';
import { theoryTarget } from '../../sweeps/sweep/trainingSpec.ts';
import { reachableTargetSchema } from '../../sweeps/target/target.schema.ts';
import { namedOrder } from '../../teams/team/namedList.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import type {
  BenchmarkPayload,
  BenchmarkRulesInput,
  BenchmarksArgs,
  CreateBenchmarkInput,
  PublishBenchmarkVersionInput,
} from './benchmark.input.ts';
import { benchmarkById } from './benchmark.loaders.ts';
import type { BenchmarkRecord } from './findBenchmarks.ts';
import { countBenchmarks, findBenchmarks, readBenchmarks } from './findBenchmarks.ts';

const createSchema = z.object({
  name: nameSchema,
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use a-z, 0-9 and single hyphens between them')
    .max(80),
  description: z.string().trim().max(2000).nullish(),
});

const device = z.string().trim().min(1).max(200);
const rulesSchema = z.object({
  target: reachableTargetSchema,
  optimisers: z.array(z.string()).nullish(),
  device: device.nullish(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Give the three capital letters of ISO 4217, such as EUR')
    .nullish(),
  prices: z
    .array(z.object({ device, pricePerDeviceHour: z.number().positive() }))
    .max(50)
    .refine(
      (prices) => new Set(prices.map((each) => each.device)).size === prices.length,
      'Give every device once',
    )
    .nullish(),
});

/** Every benchmark of this Critbatch, the newest first unless asked otherwise. */
export function listBenchmarks(
  { reader, budget }: Context,
  args: BenchmarksArgs,
): Promise<Page<BenchmarkRecord>> {
  const text = args.where?.nameContains;
  return readSqlPage(
    {
      alias: 'benchmark',
      conditions: [text ? Prisma.sql`benchmark.name ILIKE ${containingPattern(text)}` : Prisma.sql`true`],
      order: namedOrder(args.orderBy),
      find: async (query) => (await readBenchmarks(reader, query)).map(({ benchmark }) => benchmark),
      count: (condition) => countBenchmarks(reader, condition),
    },
    args,
    budget,
  );
}

/** The benchmark with a short name, and its team where that is asked for as well. NOT_FOUND where there is none. */
export async function benchmarkBySlug(
  context: Context,
  slug: string,
  withTeam: boolean,
): Promise<BenchmarkRecord> {
  const where = Prisma.sql`benchmark.slug = ${slug}`;
  const [row] = await readBenchmarks(context.reader, { where, team: withTeam });
  if (!row) throw notFound('Benchmark');
  if (row.team) teamById.know(context, row.team.id, { ...row.team, teamId: row.team.id });
  return row.benchmark;
}

/** A benchmark bears its team's name before everybody: those who administer the team make it. */
export async function createBenchmark(
  context: Context,
  input: CreateBenchmarkInput,
): Promise<BenchmarkPayload> {
  const { prisma, access } = context;
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'admin');
  const parsed = parseInput(createSchema, input);
  const rules = await parseRules(context, teamId, input.rules);
  const userErrors = [...(parsed.userErrors ?? []), ...(rules.userErrors ?? [])];
  if (!parsed.value || !rules.value) return { benchmark: null, userErrors };
  const { name, slug, description } = parsed.value;
  if (await prisma.benchmark.findUnique({ where: { slug } })) {
    return refused('CONFLICT', ['slug'], 'Another benchmark has this short name; choose another.');
  }
  const { id } = await prisma.benchmark.create({
    data: {
      teamId,
      name,
      slug,
      description: description ?? '',
      versions: { create: { number: 1, ...rules.value } },
    },
  });
  return published(context, { id, teamId }, 1);
}

/** The next version: rules in force are never edited, and every board keeps those it was filled under. */
export async function publishBenchmarkVersion(
  context: Context,
  input: PublishBenchmarkVersionInput,
): Promise<BenchmarkPayload> {
  const { prisma, access } = context;
  const benchmark = await benchmarkById.load(context, localId('Benchmark', input.benchmarkId));
  if (!benchmark) throw notFound('Benchmark');
  requireTeam(access, benchmark.teamId, 'Benchmark', 'admin');
  const rules = await parseRules(context, benchmark.teamId, input.rules);
  if (!rules.value) return { benchmark: null, userErrors: rules.userErrors };
  await lockRow(prisma, 'Benchmark', benchmark.id);
  const number = (await prisma.benchmarkVersion.count({ where: { benchmarkId: benchmark.id } })) + 1;
  await prisma.benchmarkVersion.create({ data: { benchmarkId: benchmark.id, number, ...rules.value } });
  return published(context, benchmark, number);
}

async function published(
  { prisma }: Context,
  { id, teamId }: { id: string; teamId: string },
  number: number,
): Promise<BenchmarkPayload> {
  await appendBenchmarkEvent(prisma, id, { kind: 'VERSION_PUBLISHED', teamId, note: String(number) });
  const [benchmark] = await findBenchmarks(prisma, Prisma.sql`benchmark.id = ${id}::uuid`);
  return { benchmark: benchmark ?? null, userErrors: [] };
}

type Rules = Omit<Prisma.BenchmarkVersionUncheckedCreateInput, 'id' | 'number' | 'benchmarkId'>;
type ParsedRules = { value: Rules; userErrors: null } | { value: null; userErrors: UserError[] };

async function parseRules(
  { prisma }: Context,
  teamId: string,
  input: BenchmarkRulesInput,
): Promise<ParsedRules> {
  const plain = { ...input, prices: input.prices?.map((price) => ({ ...price })) };
  const parsed = parseInput(rulesSchema, { ...plain, target: theoryTarget(input) }, ['rules']);
  const [model, dataset] = await Promise.all([
    prisma.model.findFirst({ where: { teamId, id: idOrNone('Model', input.modelId) } }),
    prisma.dataset.findFirst({ where: { teamId, id: idOrNone('Dataset', input.datasetId) } }),
  ]);
  const userErrors = [...(parsed.userErrors ?? []), ...faultsOfRanking(input)];
  const fault = (code: 'NOT_FOUND' | 'INVALID_INPUT', field: string, message: string) =>
    userErrors.push(userError(code, ['rules', field], message));
  if (!model) fault('NOT_FOUND', 'modelId', 'The team has no such model; choose another.');
  if (!dataset) fault('NOT_FOUND', 'datasetId', 'The team has no such data set; choose another.');
  else if (isUnchecked(dataset.spec)) {
    fault(
      'INVALID_INPUT',
      'datasetId',
      'The content of these data is not fixed: record them with their sha256.',
    );
  }
  if (!parsed.value || !model || !dataset || userErrors.length > 0) return { value: null, userErrors };
  const { prices, currency } = parsed.value;
  return {
    value: {
      modelName: model.name,
      modelHash: model.contentHash,
      modelSpec: model.spec as Prisma.InputJsonValue,
      datasetName: dataset.name,
      datasetHash: dataset.contentHash,
      datasetSpec: dataset.spec as Prisma.InputJsonValue,
      datasetLicence: dataset.licence,
      metric: input.metric,
      threshold: input.threshold,
      optimisers: [...new Set(input.optimisers ?? [])],
      ranking: input.ranking,
      device: parsed.value.device ?? null,
      ...(prices ? { prices, currency: currency ?? null } : {}),
    },
    userErrors: null,
  };
}

/** What a ranking needs, and what another does not know. */
function faultsOfRanking({ ranking, device, prices, currency }: BenchmarkRulesInput): UserError[] {
  const needs = {
    device: ranking === 'DEVICE_SECONDS',
    prices: ranking === 'COST',
    currency: ranking === 'COST',
  };
  const has = { device: Boolean(device), prices: Boolean(prices?.length), currency: Boolean(currency) };
  return (Object.keys(needs) as (keyof typeof needs)[])
    .filter((field) => needs[field] !== has[field])
    .map((field) =>
      userError(
        'INVALID_INPUT',
        ['rules', field],
        needs[field]
          ? `A ranking by ${ranking} needs it.`
          : `A ranking by ${ranking} does not use it; leave it out.`,
      ),
    );
}

/** Outside data without a checksum are known by a name alone. */
function isUnchecked(spec: unknown): boolean {
  const { loader, sha256 } = (spec ?? {}) as { loader?: unknown; sha256?: unknown };
  return loader === 'outside' && typeof sha256 !== 'string';
}

function idOrNone(noun: string, id: string): string | { in: string[] } {
  const parsed = parseGlobalId(id);
  return parsed?.noun === noun ? parsed.id : { in: [] };
}

function refused(...fault: Parameters<typeof userError>): BenchmarkPayload {
  return { benchmark: null, userErrors: [userError(...fault)] };
}
