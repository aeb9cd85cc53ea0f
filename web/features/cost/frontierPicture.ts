import { notFound } from 'next/navigation';
import type { PictureKind } from '../figure/pictureResponse.ts';
import { chartResponse } from '../figure/pictureResponse.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { askedCost } from './askedCost.ts';
import { drawFrontier, frontierFigure } from './frontier.ts';

type Context = { params: Promise<{ id: string }> };

/** Time against cost of a sweep as a file of its own, under the price and limits of the address. */
export function frontierPicture(kind: PictureKind) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const asked = await askedCost((await params).id, request.url);
    if (!asked) return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
    const figure = frontierFigure(asked.cost.costFrontier, asked.view);
    const widest = drawFrontier(figure, await loadLanguage())?.[0];
    if (!widest) notFound();
    return chartResponse(widest.svg, kind, `sweep-${asked.cost.number}-frontier.${kind}`);
  };
}
