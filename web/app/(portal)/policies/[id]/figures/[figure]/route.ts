import { figureFile } from '../../../../../../features/figure/figureFile.ts';
import { policyDrawings } from '../../../../../../features/policyComparison/contenders.ts';
import { loadPolicyComparison } from '../../../../../../features/policyComparison/loadPolicyComparison.ts';

type Context = { params: Promise<{ id: string; figure: string }> };

/** A figure of a policy comparison as a file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, figure } = await params;
  const load = () => loadPolicyComparison(id);
  return figureFile(figure, { prefix: 'policies', drawings: policyDrawings, load });
}
