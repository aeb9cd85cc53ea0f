import { notFound } from 'next/navigation';
import type { Language } from '../../../../../charts/chart.type.ts';
import type { Compared } from '../../../../../features/compare/compared.ts';
import { loadCompared } from '../../../../../features/compare/compared.ts';
import { readCompareRequest } from '../../../../../features/compare/compareView.ts';
import { compareDrawings } from '../../../../../features/compare/drawings.ts';
import { figureFile } from '../../../../../features/figure/figureFile.ts';

type Context = { params: Promise<{ figure: string }> };

/** A figure of a comparison as a file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const view = readCompareRequest(request);
  if (view.ids.length === 0) notFound();
  const drawings = Object.fromEntries(
    Object.entries(compareDrawings).map(([name, draw]) => [
      name,
      (compared: Compared[], language: Language) => draw(compared, view, language),
    ]),
  );
  const { figure } = await params;
  return figureFile(figure, { prefix: 'compare', drawings, load: () => loadCompared(view.ids) });
}
