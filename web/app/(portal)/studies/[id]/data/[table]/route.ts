import { tableFile } from '../../../../../../features/figure/figureFile.ts';
import { loadOnlyStudy } from '../../../../../../features/study/loadStudy.ts';
import { studyTables } from '../../../../../../features/study/studyTables.ts';

type Context = { params: Promise<{ id: string; table: string }> };

/** A table of a study as a CSV file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, table } = await params;
  return tableFile(table, { prefix: 'study', tables: studyTables, load: () => loadOnlyStudy(id) });
}
