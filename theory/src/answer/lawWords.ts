import { type LawName, lawNames } from '../laws/laws.ts';
import { constantCase } from '../naming/constantCase.ts';
import type { Locale } from './locale.ts';

/** The laws of K(b) in words, to stand before "law" or 則; as in docs/equations.md. */
export const lawWords: Record<Locale, Record<LawName, string>> = {
  en: {
    power: 'power',
    noiseScale: 'noise scale',
    armijoBound: 'Armijo bound',
    curvature: 'curvature',
    blurredBound: 'blurred bound',
  },
  ja: {
    power: 'べき乗',
    noiseScale: 'ノイズスケール',
    armijoBound: 'Armijo 上界',
    curvature: '曲率',
    blurredBound: 'ぼかし上界',
  },
};

/** A law in words by its name, as theory or the API writes it; a name that outlived its law stays as it is. */
export function lawText(name: string, locale: Locale): string {
  const known = lawNames.find((law) => law === name || constantCase(law) === name);
  return known ? lawWords[locale][known] : name;
}
