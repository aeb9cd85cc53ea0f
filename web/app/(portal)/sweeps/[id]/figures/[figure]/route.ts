import { notFound } from 'next/navigation';
import { chartResponse, readPictureName } from '../../../../../../features/figure/pictureResponse.ts';
import { loadLanguage } from '../../../../../../features/preferences/preferences.ts';
import { figures } from '../../../../../../features/sweep/figures.ts';
import { loadSweep } from '../../../../../../features/sweep/loadSweep.ts';
import { shownPart } from '../../../../../../features/sweep/shownPart.ts';
import { readSweepView } from '../../../../../../features/sweep/sweepView.ts';

type Context = { params: Promise<{ id: string; figure: string }> };

/** A figure of a sweep as a file of its own, SVG or PNG, in the reader's language and light colours. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, figure } = await params;
  const picture = readPictureName(figure);
  const wanted = Object.entries(figures).find(([name]) => name === picture?.figure)?.[1];
  if (!wanted || !picture) notFound();
  const view = readSweepView(Object.fromEntries(new URL(request.url).searchParams));
  const answer = await loadSweep(id, view.target);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const svg = wanted.draw(shownPart(answer.data), wanted.sizes[0], await loadLanguage(), view.against);
  return chartResponse(svg, picture.kind, `sweep-${answer.data.number}-${figure}`);
}
