import { notFound } from 'next/navigation';
import { loadCompared } from '../../../../../features/compare/compared.ts';
import { compareTables } from '../../../../../features/compare/compareTables.ts';
import { readCompareRequest } from '../../../../../features/compare/compareView.ts';
import { tableFile } from '../../../../../features/figure/figureFile.ts';

type Context = { params: Promise<{ table: string }> };

/** A table of a comparison as a CSV file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { ids } = readCompareRequest(request);
  if (ids.length === 0) notFound();
  const { table } = await params;
  return tableFile(table, { prefix: 'compare', tables: compareTables, load: () => loadCompared(ids) });
}
