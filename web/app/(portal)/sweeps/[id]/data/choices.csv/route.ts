import { askedCost } from '../../../../../../features/cost/askedCost.ts';
import { choicesCsv } from '../../../../../../features/cost/frontier.ts';

type Context = { params: Promise<{ id: string }> };

/** Every choice of batch size and devices as a CSV file, under the price and limits of the address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = await askedCost((await params).id, request.url);
  if (!asked) return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
  const { costFrontier, number } = asked.cost;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="sweep-${number}-choices.csv"`,
  };
  return new Response(choicesCsv(costFrontier, { column: 'sweep', value: number }), { headers });
}
