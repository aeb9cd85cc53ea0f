import { notFound } from 'next/navigation';
import { standalone } from '../../../../../../charts/download.ts';
import { loadLanguage } from '../../../../../../features/preferences/preferences.ts';
import { figures } from '../../../../../../features/sweep/figures.ts';
import { loadSweep } from '../../../../../../features/sweep/loadSweep.ts';
import { readSweepView } from '../../../../../../features/sweep/sweepView.ts';

type Context = { params: Promise<{ id: string; figure: string }> };

/** A figure of a sweep as an SVG file of its own, in the reader's language and light colours. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, figure } = await params;
  const wanted = Object.entries(figures).find(([name]) => `${name}.svg` === figure)?.[1];
  if (!wanted) notFound();
  const view = readSweepView(Object.fromEntries(new URL(request.url).searchParams));
  const answer = await loadSweep(id, view.target);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const svg = wanted.draw(answer.data, wanted.sizes[0], await loadLanguage(), view.against);
  const headers = {
    'content-type': 'image/svg+xml',
    'content-disposition': `attachment; filename="sweep-${answer.data.number}-${figure}"`,
  };
  return new Response(standalone(svg), { headers });
}
