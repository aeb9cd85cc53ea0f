import { notFound } from 'next/navigation';
import type { Language } from '../../charts/chart.type.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { chartResponse, readPictureName } from './pictureResponse.ts';

type Drawings<Data> = Record<string, (data: Data, language: Language) => readonly { svg: string }[] | null>;

/**
 * One of a page's figures as a file of its own, SVG or PNG, in the reader's language and light colours; its widest drawing.
 * `name` is such as `work.png`; "not found" for one that the page has not. Data are read only for one that it has.
 */
export async function figureFile<Data>(
  name: string,
  page: { prefix: string; drawings: Drawings<Data>; load: () => Promise<ApiAnswer<Data>> },
): Promise<Response> {
  const picture = readPictureName(name);
  if (!picture || !Object.hasOwn(page.drawings, picture.figure)) notFound();
  const answer = await page.load();
  if (answer.status === 'unreachable') return comeBackSoon();
  const widest = page.drawings[picture.figure]?.(answer.data, await loadLanguage())?.[0];
  if (!widest) notFound();
  return chartResponse(widest.svg, picture.kind, `${page.prefix}-${name}`);
}

/** One of a page's tables as a CSV file, `work.csv`; "not found" for one that the page has not. */
export async function tableFile<Data>(
  name: string,
  page: {
    prefix: string;
    tables: Record<string, (data: Data) => string>;
    load: () => Promise<ApiAnswer<Data>>;
  },
): Promise<Response> {
  const table = name.replace(/\.csv$/, '');
  if (table === name || !Object.hasOwn(page.tables, table)) notFound();
  const answer = await page.load();
  if (answer.status === 'unreachable') return comeBackSoon();
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${page.prefix}-${name}"`,
  };
  return new Response(page.tables[table]?.(answer.data), { headers });
}

function comeBackSoon(): Response {
  return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
}
