import type { ReportSnapshot } from '@critbatch/theory';
import type { ChartSize, Language } from '../../charts/chart.type.ts';
import { compareChart } from '../../charts/compareChart.ts';
import { lightTokens } from '../../charts/download.ts';
import { escaped } from '../../charts/svg.ts';
import { textWidth } from '../../charts/textWidth.ts';
import { workChart } from '../../charts/workChart.ts';
import { compareSeries } from '../compare/compareFigures.ts';
import { sweepFigure } from '../sweep/sweepFigure.ts';
import { frozenCompared } from './frozenCompared.ts';
import { sayReport } from './sayReport.ts';
import { shownSweep } from './shownSweep.ts';

/** What Open Graph asks for. */
export const cardSize = { width: 1200, height: 630 };
const chart: ChartSize = { width: 560, height: 400, isNarrow: false };
const left = 64;
const textColumn = 476;

/** The report in one picture, for embedding and for previews elsewhere: what it says, and the chart that it rests on. */
export function drawCard(snapshot: ReportSnapshot, language: Language): string {
  const { headline, lead } = sayReport(snapshot, language);
  const title = wrapped(snapshot.title, 22, textColumn, 2);
  const said = wrapped(headline, 38, textColumn, 6);
  const after = wrapped(lead, 20, textColumn, 4);
  const { numbers } = language;
  const byline = [snapshot.author, snapshot.team, numbers.date(new Date(snapshot.frozenAt))]
    .filter((part) => part !== null)
    .join(' · ');
  const headlineTop = 140 + title.length * 30;
  const leadTop = headlineTop + said.length * 46 + 10;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}" viewBox="0 0 ${cardSize.width} ${cardSize.height}" font-family="'Inter Variable', Inter, 'Noto Sans JP Variable', 'Noto Sans JP', sans-serif">`,
    `<rect width="100%" height="100%" fill="${lightTokens.paper}"/>`,
    `<rect width="100%" height="8" fill="${lightTokens.answer}"/>`,
    line('Critbatch', { x: left, y: 72, size: 20, colour: 'ink', weight: 600 }),
    ...title.map((text, index) => line(text, { x: left, y: 124 + index * 30, size: 22, colour: 'ink2' })),
    ...said.map((text, index) =>
      line(text, { x: left, y: headlineTop + 18 + index * 46, size: 38, colour: 'ink', weight: 600 }),
    ),
    ...after.map((text, index) =>
      line(text, { x: left, y: leadTop + 14 + index * 29, size: 20, colour: 'ink2' }),
    ),
    line(byline, { x: left, y: 590, size: 17, colour: 'ink3' }),
    nested(chartOf(snapshot, language)),
    '</svg>',
  ].join('');
}

/** The chart of a lone sweep, or the valleys of several over each other. */
function chartOf(snapshot: ReportSnapshot, language: Language): string | null {
  const [first, ...others] = snapshot.sweeps;
  if (!first) return null;
  return others.length === 0
    ? workChart(sweepFigure(shownSweep(first)), chart, language)
    : compareChart(compareSeries(frozenCompared(snapshot, language), language), 'relative', chart, language);
}

function nested(svg: string | null): string {
  if (svg === null) return '';
  const coloured = svg.replace(/var\(--(\w+)\)/g, (token, name: string) => lightTokens[name] ?? token);
  return coloured.replace('<svg', `<svg x="${cardSize.width - chart.width - 44}" y="130"`);
}

type Place = { x: number; y: number; size: number; colour: string; weight?: number };

function line(text: string, { x, y, size, colour, weight = 400 }: Place): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${lightTokens[colour]}">${escaped(text)}</text>`;
}

/** A text in lines of a width, broken between words, or anywhere in a script that has none; cut with an ellipsis. */
function wrapped(text: string, size: number, width: number, mostLines: number): string[] {
  const lines: string[] = [];
  for (const piece of text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。「」〜]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。「」〜]+\s*|\s+/gu,
  ) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth((last + piece).trimEnd(), size) * 1.04 <= width)
      lines[lines.length - 1] += piece;
    else lines.push(piece.trimStart());
  }
  if (lines.length <= mostLines) return lines.map((each) => each.trimEnd());
  return [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]?.trimEnd()}…`];
}
