import { foundResponse, textAsked } from '../../../../features/find/foundResponse.ts';
import { findSweeps } from '../../../../features/find/sweepChoices.ts';

/** What a picker of sweeps shows while somebody types. */
export async function GET(request: Request): Promise<Response> {
  return foundResponse(await findSweeps(textAsked(request)));
}
