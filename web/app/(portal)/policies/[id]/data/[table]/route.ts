import { notFound } from 'next/navigation';
import { policyTables } from '../../../../../../features/policyComparison/contenders.ts';
import { loadPolicyComparison } from '../../../../../../features/policyComparison/loadPolicyComparison.ts';

type Context = { params: Promise<{ id: string; table: string }> };

/** A table of a policy comparison as a CSV file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, table } = await params;
  const write = Object.entries(policyTables).find(([name]) => `${name}.csv` === table)?.[1];
  if (!write) notFound();
  const answer = await loadPolicyComparison(id);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="policies-${table}"`,
  };
  return new Response(write(answer.data), { headers });
}
