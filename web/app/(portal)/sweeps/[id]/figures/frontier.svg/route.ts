import { notFound } from 'next/navigation';
import { standalone } from '../../../../../../charts/download.ts';
import { askedCost } from '../../../../../../features/cost/askedCost.ts';
import { drawFrontier, frontierFigure } from '../../../../../../features/cost/frontier.ts';
import { loadLanguage } from '../../../../../../features/preferences/preferences.ts';

type Context = { params: Promise<{ id: string }> };

/** Time against cost of a sweep as an SVG file of its own, under the price and limits of the address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = await askedCost((await params).id, request.url);
  if (!asked) return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const figure = frontierFigure(asked.cost.costFrontier, asked.view);
  const widest = drawFrontier(figure, await loadLanguage())?.[0];
  if (!widest) notFound();
  const headers = {
    'content-type': 'image/svg+xml',
    'content-disposition': `attachment; filename="sweep-${asked.cost.number}-frontier.svg"`,
  };
  return new Response(standalone(widest.svg), { headers });
}
