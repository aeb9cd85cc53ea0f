import { notFound } from 'next/navigation';
import { standalone } from '../../../../../charts/download.ts';
import { loadCompared } from '../../../../../features/compare/compared.ts';
import { readCompareRequest } from '../../../../../features/compare/compareView.ts';
import { compareDrawings } from '../../../../../features/compare/drawings.ts';
import { loadLanguage } from '../../../../../features/preferences/preferences.ts';

type Context = { params: Promise<{ figure: string }> };

/** A figure of a comparison as an SVG file of its own, in the reader's language and light colours. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { figure } = await params;
  const draw = Object.entries(compareDrawings).find(([name]) => `${name}.svg` === figure)?.[1];
  const view = readCompareRequest(request);
  if (!draw || view.ids.length === 0) notFound();
  const answer = await loadCompared(view.ids);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const [widest] = draw(answer.data, view, await loadLanguage());
  const headers = {
    'content-type': 'image/svg+xml',
    'content-disposition': `attachment; filename="compare-${figure}"`,
  };
  return new Response(standalone(widest?.svg ?? ''), { headers });
}
