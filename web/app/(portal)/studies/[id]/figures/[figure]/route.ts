import { notFound } from 'next/navigation';
import { standalone } from '../../../../../../charts/download.ts';
import { loadLanguage } from '../../../../../../features/preferences/preferences.ts';
import { loadStudy } from '../../../../../../features/study/loadStudy.ts';
import { studyDrawings } from '../../../../../../features/study/studyFigures.ts';

type Context = { params: Promise<{ id: string; figure: string }> };

/** A figure of a study as an SVG file of its own, in the reader's language and light colours. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, figure } = await params;
  const draw = Object.entries(studyDrawings).find(([name]) => `${name}.svg` === figure)?.[1];
  if (!draw) notFound();
  const answer = await loadStudy(id);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const widest = draw(answer.data.study, await loadLanguage())?.[0];
  if (!widest) notFound();
  const headers = {
    'content-type': 'image/svg+xml',
    'content-disposition': `attachment; filename="study-${figure}"`,
  };
  return new Response(standalone(widest.svg), { headers });
}
