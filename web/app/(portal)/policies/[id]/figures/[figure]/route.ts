import { notFound } from 'next/navigation';
import { standalone } from '../../../../../../charts/download.ts';
import { policyDrawings } from '../../../../../../features/policyComparison/contenders.ts';
import { loadPolicyComparison } from '../../../../../../features/policyComparison/loadPolicyComparison.ts';
import { loadLanguage } from '../../../../../../features/preferences/preferences.ts';

type Context = { params: Promise<{ id: string; figure: string }> };

/** A figure of a policy comparison as an SVG file of its own, in the reader's language and light colours. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, figure } = await params;
  const draw = Object.entries(policyDrawings).find(([name]) => `${name}.svg` === figure)?.[1];
  if (!draw) notFound();
  const answer = await loadPolicyComparison(id);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const widest = draw(answer.data, await loadLanguage())?.[0];
  if (!widest) notFound();
  const headers = {
    'content-type': 'image/svg+xml',
    'content-disposition': `attachment; filename="policies-${figure}"`,
  };
  return new Response(standalone(widest.svg), { headers });
}
