import { storeApiToken } from '../platform/auth/apiToken.ts';
import { globalId } from '../platform/node/globalId.ts';
import type { TestTeam } from './createTestTeam.ts';
import { change } from './graphql.ts';
import type { TestApi } from './startTestApi.ts';
import { wholeProvenance } from './testWorker.ts';

type Board = { house: TestTeam; benchmarkId: string };

/** A worker token of a team that the benchmark's team vouches for. */
export async function vouchedToken(
  api: TestApi,
  { house, benchmarkId }: Board,
  of: TestTeam,
): Promise<string> {
  const { token, secret } = await storeApiToken(api.client, {
    teamId: of.localId,
    name: 'vouched',
    scopes: ['worker'],
  });
  const input = { benchmarkId, apiTokenId: globalId('ApiToken', token.id) };
  const { userErrors } = await change<object>(
    api.url,
    house.adminToken,
    'attestToken',
    'attestation { id }',
    input,
  );
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return secret;
}

export type SegmentLease = { retrainingId: string; fencingToken: number; formerEnds: number[] };

/** Asks for a segment as a worker of that team. */
export async function claimSegment(
  url: string,
  token: string,
  { id: teamId }: TestTeam,
  asked: object = {},
): Promise<SegmentLease | null> {
  const worker = { teamId, name: 'worker', device: 'cpu', engine: 'onnx', slots: 1, details: {} };
  const registered = await change<{ worker: { id: string } }>(
    url,
    token,
    'registerWorker',
    'worker { id }',
    worker,
  );
  const input = { workerId: registered.worker.id, ...asked };
  const selection = 'lease { retrainingId fencingToken formerEnds }';
  return (await change<{ lease: SegmentLease | null }>(url, token, 'claimRetraining', selection, input))
    .lease;
}

/** Tells of a held segment; if nothing else is said, that training it again gave nothing at all. */
export async function tellOfSegment(
  url: string,
  token: string,
  lease: SegmentLease | null,
  told: object = {},
): Promise<string | null> {
  const { retrainingId, fencingToken } = lease ?? {};
  const found = { deviceSeconds: 1, provenance: wholeProvenance, fromStep: 0, rows: [] };
  const input = { retrainingId, fencingToken, ...found, ...told };
  const answer = await change<{ verdict: string | null }>(url, token, 'reportRetraining', 'verdict', input);
  if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors));
  return answer.verdict;
}
