import type { TestTeam } from './createTestTeam.ts';
import { ask } from './graphql.ts';
import { sendFile } from './sendDataset.ts';

/** Asks for a sweep as a bundle. */
export function downloadBundle(
  url: string,
  sweepId: string,
  token: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/bundles/${sweepId}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
}

/** The bytes of a bundle that must be given. */
export async function bundleOf(url: string, sweepId: string, token: string): Promise<Buffer<ArrayBuffer>> {
  const response = await downloadBundle(url, sweepId, token);
  if (response.status !== 200) throw new Error(`No bundle: ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

export type Problem = {
  code: string;
  file: string;
  row: number | null;
  column: string | null;
  message: string;
};
export type Imported = {
  sweep: { id: string; origin: string; imported: { fileName: string; contentHash: string } } | null;
  preview: {
    runCount: number;
    rowCount: number;
    deviceSeconds: number | null;
    isModelNew: boolean;
    isDatasetNew: boolean;
    importedBefore: { id: string } | null;
    problems: Problem[];
    problemCount: number;
    batchSizes: { batchSize: number; runs: number; arrived: number; medianSteps: number | null }[];
  };
  userErrors: { code: string }[];
};

const importSweep = `mutation ($input: ImportSweepInput!) {
  importSweep(input: $input) {
    sweep { id origin imported { fileName contentHash } }
    preview { runCount rowCount deviceSeconds isModelNew isDatasetNew importedBefore { id } problemCount problems { code file row column message }
      batchSizes { batchSize runs arrived medianSteps } targets { metric threshold } notes }
    userErrors { code }
  }
}`;

/** Sends a file and has it imported as a bundle, or as what `input` says that it is. */
export async function importFile(
  url: string,
  team: TestTeam,
  file: string | Buffer<ArrayBuffer>,
  input: Record<string, unknown> = {},
): Promise<Imported> {
  const { id: uploadId } = await sendFile(url, team, 'sweep.zip', file);
  return importUpload(url, team.writeToken, { uploadId, ...input });
}

/** Imports a file that was sent before. */
export async function importUpload(
  url: string,
  token: string,
  input: { uploadId: string } & Record<string, unknown>,
): Promise<Imported> {
  const variables = { input: { format: 'BUNDLE', ...input } };
  return (await ask<{ importSweep: Imported }>(url, importSweep, { token, variables })).importSweep;
}
