import type { Run as RunRecord, Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import type { NoiseScale as TheoryNoiseScale, NoiseScalePoint as TheoryPoint } from '@critbatch/theory';
import { CritbatchError, measurementsBefore, noiseScaleOf, smoothNoiseScale } from '@critbatch/theory';
import { Arg, Ctx, FieldResolver, Float, ID, Int, Resolver, Root } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { localId } from '../../platform/node/globalId.ts';
import { Run } from '../run/run.type.ts';
import { Sweep } from '../sweep/sweep.type.ts';
import { targetsOfSweep } from '../target/target.loaders.ts';
import { noiseOfRun } from './noiseScale.loaders.ts';
import { NoiseScale, NoiseScalePoint } from './noiseScale.type.ts';
import { noiseScaleAtTarget } from './noiseScaleAtTarget.ts';

/** A worker may read its run, but not its log. */
const readersOnly = Allow(teamHolding('read'));

/** A log is smoothed whole, whatever is shown of it. The longest may be read, five of them in one operation. */
const rowsOfLog = ({ length }: readonly unknown[]) => Math.min(length, 20_000);

@Resolver(() => Run)
export class RunNoiseScaleResolver {
  @readersOnly
  @FieldResolver(() => NoiseScale, {
    nullable: true,
    description:
      'Noise scale over the last three quarters of the steps so far; null if it was not measured there.',
  })
  async noiseScale(@Root() { id }: RunRecord, @Ctx() context: Context): Promise<TheoryNoiseScale | null> {
    const measurements = await noiseOfRun.load(context, id);
    context.budget.spend(rowsOfLog(measurements));
    return noiseScaleOf(measurementsBefore(measurements, measurements.at(-1)?.step ?? 0));
  }

  @readersOnly
  @FieldResolver(() => [NoiseScalePoint], {
    description: 'Noise scale along the run, in order of steps.',
  })
  async noiseScaleHistory(
    @Root() { id }: RunRecord,
    @Arg('decay', () => Float, {
      defaultValue: 0.8,
      description:
        'Smoothing: weight of a measurement relative to the next one; at least 0 (no smoothing), below 1.',
    })
    decay: number,
    @Arg('points', () => Int, {
      defaultValue: 500,
      description: 'Maximum number of points, evenly chosen; 2 to 1000.',
    })
    points: number,
    @Ctx() context: Context,
  ): Promise<TheoryPoint[]> {
    if (!(decay >= 0 && decay < 1))
      throw new CritbatchError('INVALID_INPUT', 'decay must be at least 0 and below 1.');
    if (!(points >= 2 && points <= 1000)) {
      throw new CritbatchError('INVALID_INPUT', 'Ask for 2 to 1000 points.');
    }
    const measurements = await noiseOfRun.load(context, id);
    context.budget.spend(rowsOfLog(measurements));
    return evenlyChosen(smoothNoiseScale(measurements, decay), points);
  }
}

@Resolver(() => Sweep)
export class SweepNoiseScaleResolver {
  @FieldResolver(() => NoiseScale, {
    nullable: true,
    description:
      'Noise scale on the way to a target of the sweep. Each run that reached the target is one observation. Null while no run has measured it.',
  })
  async noiseScale(
    @Root() { id }: SweepRecord,
    @Arg('targetId', () => ID, {
      nullable: true,
      description: 'Target of the sweep; the primary one if absent.',
    })
    targetId: string | null,
    @Ctx() context: Context,
  ): Promise<TheoryNoiseScale | null> {
    const { prisma, budget } = context;
    const targets = await targetsOfSweep.load(context, id);
    const wanted = targetId ? localId('Target', targetId) : targets[0]?.id;
    const target = targets.find((each) => each.id === wanted);
    return target ? noiseScaleAtTarget(prisma, target.id, budget) : null;
  }
}

/** So many items at most, the first and the last among them. */
function evenlyChosen<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  const stride = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * stride)] as Item);
}
