import { notFound } from 'next/navigation';
import { chartResponse, readPictureName } from '../../../../../../features/figure/pictureResponse.ts';
import { loadLanguage } from '../../../../../../features/preferences/preferences.ts';
import { loadStudy } from '../../../../../../features/study/loadStudy.ts';
import { studyDrawings } from '../../../../../../features/study/studyFigures.ts';

type Context = { params: Promise<{ id: string; figure: string }> };

/** A figure of a study as a file of its own, SVG or PNG, in the reader's language and light colours. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, figure } = await params;
  const picture = readPictureName(figure);
  const draw = Object.entries(studyDrawings).find(([name]) => name === picture?.figure)?.[1];
  if (!draw || !picture) notFound();
  const answer = await loadStudy(id);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const widest = draw(answer.data.study, await loadLanguage())?.[0];
  if (!widest) notFound();
  return chartResponse(widest.svg, picture.kind, `study-${figure}`);
}
