import type { Locale } from '@critbatch/theory';
import type { ChartSize, Language } from '../../charts/chart.type.ts';
import { figures } from '../sweep/figures.ts';
import { shownPart } from '../sweep/shownPart.ts';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';

/** Figures of a frozen sweep: those that need no more than its runs and its estimate. */
export const frozenFigures = ['work', 'steps', 'reciprocal'] as const;

/** What was drawn of a frozen sweep, which never changes. */
const drawn = new WeakMap<SweepPageData, Map<string, string>>();

/** A figure of a frozen sweep as SVG, drawn once for each size and language. */
export function frozenDrawing(
  sweep: SweepPageData,
  name: (typeof frozenFigures)[number],
  size: ChartSize,
  language: Language & { locale: Locale },
): string {
  const ofSweep = drawn.get(sweep) ?? new Map<string, string>();
  drawn.set(sweep, ofSweep);
  const key = [name, size.width, size.height, language.locale].join(' ');
  const svg = ofSweep.get(key) ?? figures[name].draw(shownPart(sweep), size, language);
  ofSweep.set(key, svg);
  return svg;
}
