import { notFound } from 'next/navigation';
import { loadCompared } from '../../../../../features/compare/compared.ts';
import { readCompareRequest } from '../../../../../features/compare/compareView.ts';
import { compareDrawings } from '../../../../../features/compare/drawings.ts';
import { chartResponse, readPictureName } from '../../../../../features/figure/pictureResponse.ts';
import { loadLanguage } from '../../../../../features/preferences/preferences.ts';

type Context = { params: Promise<{ figure: string }> };

/** A figure of a comparison as a file of its own, SVG or PNG, in the reader's language and light colours. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { figure } = await params;
  const picture = readPictureName(figure);
  const draw = Object.entries(compareDrawings).find(([name]) => name === picture?.figure)?.[1];
  const view = readCompareRequest(request);
  if (!draw || !picture || view.ids.length === 0) notFound();
  const answer = await loadCompared(view.ids);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const [widest] = draw(answer.data, view, await loadLanguage());
  return chartResponse(widest?.svg ?? '', picture.kind, `compare-${figure}`);
}
