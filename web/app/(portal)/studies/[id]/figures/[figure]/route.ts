import { figureFile } from '../../../../../../features/figure/figureFile.ts';
import { loadOnlyStudy } from '../../../../../../features/study/loadStudy.ts';
import { studyDrawings } from '../../../../../../features/study/studyFigures.ts';

type Context = { params: Promise<{ id: string; figure: string }> };

/** A figure of a study as a file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, figure } = await params;
  return figureFile(figure, { prefix: 'study', drawings: studyDrawings, load: () => loadOnlyStudy(id) });
}
