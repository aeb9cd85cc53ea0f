import { chooseAtBudget } from '../budget/budgetAnswer.ts';
import type { ReportSnapshot, SnapshotBudgetAnswer, SnapshotSweep } from './reportSnapshot.ts';
import type { Cut, ReportField, Withheld } from './withheld.ts';
import { recommendationWithout, studyWithout } from './withholdStudy.ts';

/**
 * The snapshot as the holder of a link may read it. Ids go in any case: they lead nowhere for a stranger. Names that are
 * withheld are also struck out of title, text and the names that are left, wherever they stand as they are written. A sweep
 * that nobody named has the names of its model and data in its own. Authors have to check what their texts say in other words.
 */
export function withhold(snapshot: ReportSnapshot, withheld: Withheld): ReportSnapshot {
  const hides = (field: ReportField) => withheld.fields.includes(field);
  const strike = strikerOf(wordsToStrike(snapshot, withheld));
  const { names } = withheld;
  const cut: Cut = {
    hides,
    hidesNames: names,
    strike,
    nameOf: (name) => (names || name === null ? null : strike(name)),
  };
  return {
    ...snapshot,
    team: names ? null : snapshot.team,
    author: names ? null : snapshot.author,
    title: strike(snapshot.title),
    text: hides('TEXT') || snapshot.text === null ? null : strike(snapshot.text),
    sweeps: snapshot.sweeps.map((sweep) => sweepWithout(sweep, cut)),
    studies:
      hides('PLANS') || snapshot.studies === null
        ? null
        : snapshot.studies.map((study) => studyWithout(study, cut)),
  };
}

function sweepWithout(sweep: SnapshotSweep, { hides, hidesNames, strike, nameOf }: Cut): SnapshotSweep {
  const { plan, forecast, runs, imported, configuration } = sweep;
  return {
    ...sweep,
    id: null,
    number: hidesNames ? null : sweep.number,
    name: nameOf(sweep.name),
    startedBy: hidesNames ? null : sweep.startedBy,
    imported: imported && { ...imported, fileName: nameOf(imported.fileName) },
    currentBatchSize: hides('CURRENT_BATCH_SIZE') ? null : sweep.currentBatchSize,
    ...(sweep.budgetAnswer &&
      hides('CURRENT_BATCH_SIZE') && { budgetAnswer: withoutYours(sweep.budgetAnswer) }),
    configuration: hides('CONFIGURATION') ? null : configuration && withStruckPolicy(configuration, strike),
    devices: hides('DEVICE') ? null : sweep.devices,
    cost: hides('COST') ? null : sweep.cost,
    runs:
      hides('RUNS') || runs === null
        ? null
        : runs.map((run) => ({ ...run, deviceSeconds: hides('DEVICE') ? null : run.deviceSeconds })),
    recommendation: recommendationWithout(sweep.recommendation ?? null, hides),
    targets: hides('RUNS') ? sweep.targets.map(withoutInfluences) : sweep.targets,
    plan:
      hides('PLANS') || plan === null
        ? null
        : { ...plan, ...(hides('DEVICE') && { deviceSecondsBudget: null, spentDeviceSeconds: null }) },
    forecast:
      hides('PLANS') || forecast === null
        ? null
        : {
            ...forecast,
            ...(hides('DEVICE') && { device: null, deviceSeconds: null, wallSeconds: null }),
            ...(hides('COST') && { cost: null, currency: null }),
          },
  };
}

/** The batch size to use at a budget follows the one in use where that is as good: without it, it is the one of the least loss. */
function withoutYours(answer: SnapshotBudgetAnswer): SnapshotBudgetAnswer {
  const chosen = chooseAtBudget(answer, null);
  return { ...answer, batchSize: chosen?.batchSize ?? null, rule: chosen?.rule ?? null };
}

/** A policy of an outside program is told in its author's words. */
function withStruckPolicy(
  configuration: NonNullable<SnapshotSweep['configuration']>,
  strike: Cut['strike'],
): SnapshotSweep['configuration'] {
  const { policy } = configuration;
  if (policy.__typename !== 'OutsidePolicy') return configuration;
  return { ...configuration, policy: { ...policy, description: strike(policy.description) } };
}

/** What each single run does to an answer names the run. */
function withoutInfluences(target: SnapshotSweep['targets'][number]): SnapshotSweep['targets'][number] {
  return target.estimate ? { ...target, estimate: { ...target.estimate, influences: [] } } : target;
}

/** The names that are withheld, each with what stands in its place. */
function wordsToStrike(snapshot: ReportSnapshot, { names, fields }: Withheld): Map<string, string> {
  const { team, author, sweeps, studies } = snapshot;
  const words: [string | null | undefined, string][] = [];
  const strike = (...them: (string | null | undefined)[]) =>
    words.push(...them.map((word): (typeof words)[number] => [word, struck]));
  if (names) {
    strike(team, ...partsOf(author), ...(studies ?? []).map(({ name }) => name));
    for (const { name, decision } of (studies ?? []).flatMap(({ stages }) => stages))
      strike(name, ...partsOf(decision?.decidedBy ?? null));
    for (const { name, letter, startedBy, imported } of sweeps) {
      words.push([name, letter]);
      strike(...partsOf(startedBy), imported?.fileName);
    }
  }
  if (fields.includes('CONFIGURATION'))
    strike(...sweeps.flatMap(({ configuration: of }) => [of?.model.name, of?.dataset.name]));
  if (fields.includes('DEVICE')) {
    strike(...sweeps.flatMap(({ forecast, recommendation }) => [forecast?.device, recommendation?.device]));
    for (const { recommendation } of (studies ?? []).flatMap(({ stages }) => stages))
      strike(recommendation?.given.device);
    strike(...sweeps.flatMap(({ devices }) => (devices ?? []).map(({ device }) => device)));
  }
  return new Map(words.flatMap(([word, stand]) => (word ? [[folded(word), stand] as const] : [])));
}

const struck = '▇▇▇';

/** A person is also named by any one of their names. */
function partsOf(person: string | null): string[] {
  return person === null ? [] : [person, ...person.split(/\s+/).filter((part) => part.length >= 3)];
}

/** Strikes words out of a text, in any case, the longest first; not where they are part of another word. */
function strikerOf(words: ReadonlyMap<string, string>): (text: string) => string {
  const longestFirst = [...words.keys()].toSorted((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return (text) => text;
  const pattern = new RegExp(longestFirst.map(wholeWord).join('|'), 'giu');
  return (text) => text.normalize('NFC').replace(pattern, (found) => words.get(folded(found)) ?? struck);
}

const letter = '[\\p{Script=Latin}\\p{N}]';

/** Only writing that has spaces between its words says where one ends. */
function wholeWord(word: string): string {
  const isSpaced = (at: number) => new RegExp(letter, 'u').test(word.at(at) ?? '');
  // Markdown shows a line break between two words as a space.
  const literal = word.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+');
  return `${isSpaced(0) ? `(?<!${letter})` : ''}${literal}${isSpaced(-1) ? `(?!${letter})` : ''}`;
}

function folded(word: string): string {
  return word.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
}
