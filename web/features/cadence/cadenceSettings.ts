import type { EvaluationCadence } from '@critbatch/theory';
import { usualTrainingSubset } from '@critbatch/theory';

type Kind = 'whole' | 'number' | 'yesNo';

/**
 * Settings of a sweep's cadence that its form asks for and a comparison shows: how each is typed, and what a new form starts
 * with. Their words are those of `form`, under the same names; a setting that is not here keeps its usual value.
 */
export const cadenceSettings = {
  firstStep: { kind: 'whole', start: 10 },
  ratio: { kind: 'number', start: 1.05 },
  // As few as a leaderboard takes: a sweep with the values of a new form can be handed in.
  trainingSubset: { kind: 'whole', start: usualTrainingSubset },
  testEvery: { kind: 'whole', start: 10 },
  isExact: { kind: 'yesNo', start: false },
} as const satisfies {
  [Name in keyof EvaluationCadence]?: { kind: Kind; start: EvaluationCadence[Name] };
};

export type CadenceName = keyof typeof cadenceSettings;
export type ShownCadence = Pick<EvaluationCadence, CadenceName>;
type Named<Of extends Kind> = {
  [Name in CadenceName]: (typeof cadenceSettings)[Name]['kind'] extends Of ? Name : never;
}[CadenceName];

export const cadenceNames = Object.keys(cadenceSettings) as CadenceName[];
export const typedNames = cadenceNames.filter(isTyped);
export const chosenNames = cadenceNames.filter((name) => !isTyped(name)) as Named<'yesNo'>[];

/** A cadence as it stands in the fields of a form. */
export function cadenceFields(cadence: ShownCadence): Record<CadenceName, string> {
  return eachSetting((name) => {
    const value = cadence[name];
    return typeof value === 'boolean' ? yesNo(value) : String(value);
  });
}

/** What the fields of a new form start with. */
export const firstCadenceFields = cadenceFields(
  eachSetting((name) => cadenceSettings[name].start) as ShownCadence,
);

/** The cadence that fields say; `read` says what is wrong with a field that holds no number. */
export function readCadence(
  fields: Record<CadenceName, string>,
  read: Record<'whole' | 'number', (name: Named<'whole' | 'number'>) => number>,
): ShownCadence {
  return eachSetting((name) => {
    if (!isTyped(name)) return fields[name] === 'yes';
    return read[cadenceSettings[name].kind](name);
  }) as ShownCadence;
}

export function yesNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}

function isTyped(name: CadenceName): name is Named<'whole' | 'number'> {
  return cadenceSettings[name].kind !== 'yesNo';
}

function eachSetting<Value>(of: (name: CadenceName) => Value): Record<CadenceName, Value> {
  return Object.fromEntries(cadenceNames.map((name) => [name, of(name)])) as Record<CadenceName, Value>;
}
