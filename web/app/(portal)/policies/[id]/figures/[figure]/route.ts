import { notFound } from 'next/navigation';
import { chartResponse, readPictureName } from '../../../../../../features/figure/pictureResponse.ts';
import { policyDrawings } from '../../../../../../features/policyComparison/contenders.ts';
import { loadPolicyComparison } from '../../../../../../features/policyComparison/loadPolicyComparison.ts';
import { loadLanguage } from '../../../../../../features/preferences/preferences.ts';

type Context = { params: Promise<{ id: string; figure: string }> };

/** A figure of a policy comparison as a file of its own, SVG or PNG, in the reader's language and light colours. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, figure } = await params;
  const picture = readPictureName(figure);
  const draw = Object.entries(policyDrawings).find(([name]) => name === picture?.figure)?.[1];
  if (!draw || !picture) notFound();
  const answer = await loadPolicyComparison(id);
  if (answer.status === 'unreachable')
    return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const widest = draw(answer.data, await loadLanguage())?.[0];
  if (!widest) notFound();
  return chartResponse(widest.svg, picture.kind, `policies-${figure}`);
}
