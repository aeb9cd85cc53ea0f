import type { Locale } from '@critbatch/theory';
import type { ChartSize, Language } from '../../charts/chart.type.ts';
import { runFigures } from '../sweep/figures.ts';
import { shownPart } from '../sweep/shownPart.ts';
import type { ShownSweep } from './shownSweep.ts';

/** What was drawn of a frozen sweep, which never changes. */
const drawn = new WeakMap<ShownSweep, Map<string, string>>();

/** A figure of a frozen sweep as SVG, drawn once for each size and language. */
export function frozenDrawing(
  sweep: ShownSweep,
  name: keyof typeof runFigures,
  size: ChartSize,
  language: Language & { locale: Locale },
): string {
  const ofSweep = drawn.get(sweep) ?? new Map<string, string>();
  drawn.set(sweep, ofSweep);
  const key = [name, size.width, size.height, language.locale].join(' ');
  const svg = ofSweep.get(key) ?? runFigures[name].draw(shownPart(sweep), size, language);
  ofSweep.set(key, svg);
  return svg;
}
