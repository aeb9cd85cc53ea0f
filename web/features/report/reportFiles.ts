import type { Locale, ReportSnapshot } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { compareTables } from '../compare/compareTables.ts';
import { compareDrawings } from '../compare/drawings.ts';
import { sweepTables } from '../export/sweepTables.ts';
import type { PictureKind } from '../figure/pictureResponse.ts';
import { chartResponse, pictureResponse, readPictureName } from '../figure/pictureResponse.ts';
import { runFigures } from '../sweep/figures.ts';
import { drawCard } from './card.ts';
import { frozenCompared } from './frozenCompared.ts';
import { frozenDrawing } from './frozenDrawing.ts';
import { shownSweep } from './shownSweep.ts';

/** What somebody may see of a version of a report. */
export type ShownReport = { version: number | null; snapshot: ReportSnapshot };

/** A file of a report by its name: its figures and tables, its card, and all of it as JSON; null for any other name. */
export async function reportFile(
  { snapshot, version }: ShownReport,
  name: string,
  language: Language & { locale: Locale },
): Promise<Response | null> {
  if (name === 'report.json') return Response.json({ version, ...snapshot });
  const picture = readPictureName(name);
  if (picture?.figure === 'card') return pictureResponse(drawCard(snapshot, language), picture.kind);
  if (picture) return figureFile(snapshot, picture.figure, picture.kind, language);
  const table = tableOf(snapshot, name, language);
  if (table === null) return null;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="report-${name}"`,
  };
  return new Response(table, { headers });
}

async function figureFile(
  snapshot: ReportSnapshot,
  figure: string,
  kind: PictureKind,
  language: Language & { locale: Locale },
): Promise<Response | null> {
  const svg = comparisonFigure(snapshot, figure, language) ?? sweepFigureOf(snapshot, figure, language);
  return svg === null ? null : chartResponse(svg, kind, `report-${figure}.${kind}`);
}

function comparisonFigure(snapshot: ReportSnapshot, figure: string, language: Language): string | null {
  const draw = Object.entries(compareDrawings).find(([name]) => name === figure)?.[1];
  if (!draw || snapshot.sweeps.length === 0) return null;
  return draw(frozenCompared(snapshot, language), comparison(snapshot), language)[0]?.svg ?? null;
}

/** How the sweeps of a report are compared: each divided by its own least work. */
export function comparison({ sweeps }: ReportSnapshot) {
  return { ids: sweeps.map(({ letter }) => letter), scale: 'relative' as const, showsSame: false };
}

function sweepFigureOf(
  snapshot: ReportSnapshot,
  figure: string,
  language: Language & { locale: Locale },
): string | null {
  const [letter, name] = figure.split('-');
  const sweep = snapshot.sweeps.find((each) => each.letter === letter);
  const wanted = (Object.keys(runFigures) as (keyof typeof runFigures)[]).find((each) => each === name);
  if (!sweep || !wanted) return null;
  return frozenDrawing(shownSweep(sweep), wanted, runFigures[wanted].sizes[0], language);
}

function tableOf(snapshot: ReportSnapshot, file: string, language: Language): string | null {
  const name = file.replace(/\.csv$/, '');
  if (name === file) return null;
  const compared = Object.entries(compareTables).find(([each]) => each === name)?.[1];
  if (compared) return compared(frozenCompared(snapshot, language));
  const [letter, table] = name.split('-');
  const sweep = snapshot.sweeps.find((each) => each.letter === letter);
  const write = Object.entries(sweepTables).find(([each]) => each === table)?.[1];
  return sweep && write && (table !== 'runs' || sweep.runs) ? write(shownSweep(sweep)) : null;
}
