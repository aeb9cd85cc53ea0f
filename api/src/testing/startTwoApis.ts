import { startApi } from '../server/http/api.ts';
import { startTestApi } from './startTestApi.ts';

/** Two APIs on one database, as two processes are: they tell each other nothing, and each keeps its own. */
export async function startTwoApis(...settings: Parameters<typeof startTestApi>) {
  const api = await startTestApi(...settings);
  const other = await startApi(api.environment);
  return {
    api,
    urls: [api.url, `http://127.0.0.1:${other.port}`],
    stop: async () => {
      await other.stop();
      await api.stop();
    },
  };
}
