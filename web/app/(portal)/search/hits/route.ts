import { foundResponse, textAsked } from '../../../../features/find/foundResponse.ts';
import { searchEverything } from '../../../../features/find/searchEverything.ts';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';

/** What the command palette shows while somebody types. */
export async function GET(request: Request): Promise<Response> {
  return foundResponse(await searchEverything(textAsked(request), await loadLanguage()));
}
