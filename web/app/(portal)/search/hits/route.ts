import { foundResponse, textAsked } from '../../../../features/find/foundResponse.ts';
import { searchEverything } from '../../../../features/find/searchEverything.ts';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { isOfSeveralTeams, loadViewer } from '../../../../features/session/viewer.ts';

/** What the command palette shows while somebody types. */
export async function GET(request: Request): Promise<Response> {
  const [asker, language] = [await loadViewer(), await loadLanguage()];
  const ofSeveral = asker.status === 'signedIn' && isOfSeveralTeams(asker.viewer);
  return foundResponse(await searchEverything(textAsked(request), language, ofSeveral));
}
