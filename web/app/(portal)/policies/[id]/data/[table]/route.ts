import { tableFile } from '../../../../../../features/figure/figureFile.ts';
import { policyTables } from '../../../../../../features/policyComparison/contenders.ts';
import { loadPolicyComparison } from '../../../../../../features/policyComparison/loadPolicyComparison.ts';

type Context = { params: Promise<{ id: string; table: string }> };

/** A table of a policy comparison as a CSV file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, table } = await params;
  return tableFile(table, { prefix: 'policies', tables: policyTables, load: () => loadPolicyComparison(id) });
}
