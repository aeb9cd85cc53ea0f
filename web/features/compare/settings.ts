import { targetText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { ShownCadence } from '../cadence/cadenceSettings.ts';
import { chosenNames, typedNames, yesNo } from '../cadence/cadenceSettings.ts';
import { hasStatedSettings } from '../origin/hasStatedSettings.ts';
import { policySettings } from '../policy/policySettings.ts';
import type { ComparedSweep } from './compared.ts';

export type Setting = { name: string; value: string };

/** Every setting of a sweep as text, in the same order for every sweep: what a comparison holds side by side. */
export function settingsOf(sweep: ComparedSweep, language: Language): Setting[] {
  const { t, numbers } = language;
  const { configuration } = sweep;
  const evaluation = configuration?.evaluation;
  // Without its configuration, where a report withholds it, nothing tells: the limit stands as it was recorded.
  const isStated =
    !configuration || hasStatedSettings({ origin: sweep.origin, policy: configuration.policy });
  return [
    { name: t('origin.label'), value: t(`origin.name.${sweep.origin}`) },
    ...(configuration
      ? [
          { name: t('form.model'), value: configuration.model.name },
          { name: t('form.dataset'), value: configuration.dataset.name },
        ]
      : []),
    { name: t('form.target'), value: targetOf(sweep, language) },
    ...(configuration ? policySettings(configuration.policy, language) : []),
    { name: t('form.batchSizes'), value: numbers.row(sweep.batchSizes) },
    { name: t('form.seeds'), value: numbers.row(sweep.seeds) },
    { name: t('form.budget'), value: isStated ? numbers.whole(sweep.maxExamplesPerRun) : '–' },
    ...(evaluation
      ? cadenceRows(evaluation, language).map((row) => (isStated ? row : { ...row, value: '–' }))
      : []),
  ];
}

function cadenceRows(cadence: ShownCadence, { t, numbers }: Language): Setting[] {
  return [
    ...typedNames.map((name) => ({ name: t(`form.${name}`), value: numbers.setting(cadence[name]) })),
    ...chosenNames.map((name) => ({
      name: t(`form.${name}`),
      value: t(`form.yesNo.${name}.${yesNo(cadence[name])}`),
    })),
  ];
}

export function targetOf({ target }: Pick<ComparedSweep, 'target'>, language: Language): string {
  return target ? targetText(target, language) : '–';
}

export type SettingRow = { name: string; cells: { value: string; isDeparture: boolean }[]; isSame: boolean };

/** Settings side by side: a cell departs where it is not the most common value of its row. */
export function settingRows(settings: readonly (readonly Setting[])[]): SettingRow[] {
  return (settings[0] ?? []).map(({ name }, place) => {
    const values = settings.map((one) => one[place]?.value ?? '–');
    const count = (value: string) => values.filter((other) => other === value).length;
    const common = values.toSorted((one, other) => count(other) - count(one))[0];
    return {
      name,
      cells: values.map((value) => ({ value, isDeparture: value !== common })),
      isSame: new Set(values).size === 1,
    };
  });
}
