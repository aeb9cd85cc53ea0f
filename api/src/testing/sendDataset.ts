import { ask } from './graphql.ts';

export type SentDataset = {
  dataset: {
    id: string;
    version: number;
    spec: Record<string, unknown>;
    file: { sha256: string } | null;
  } | null;
  preview: {
    trainingExamples: number;
    testExamples: number;
    classes: { number: number; name: string | null; trainingExamples: number; testExamples: number }[];
    samples: { label: number; values: number[]; image: string | null }[];
    channels: { mean: number; deviation: number }[];
  } | null;
  userErrors: { code: string; field: string[]; message: string }[];
};

export type Sender = { id: string; writeToken: string };

/** Sends a file to /uploads and gives the answer's body. */
export async function sendFile(
  url: string,
  { id, writeToken }: Sender,
  fileName: string,
  bytes: Uint8Array<ArrayBuffer> | string,
) {
  const response = await fetch(`${url}/uploads?${new URLSearchParams({ teamId: id, fileName })}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${writeToken}`, 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  return { status: response.status, ...((await response.json()) as { id: string; contentHash: string }) };
}

/** Makes a data set of a file as a script would. */
export async function sendDataset(
  url: string,
  team: Sender,
  input: { uploadId: string; name: string; spec: object; dryRun?: boolean; idempotencyKey?: string },
): Promise<SentDataset> {
  const { createDatasetFromUpload } = await ask<{ createDatasetFromUpload: SentDataset }>(
    url,
    `mutation ($input: CreateDatasetFromUploadInput!) {
      createDatasetFromUpload(input: $input) {
        dataset { id version spec file { sha256 fileName byteLength } }
        preview {
          trainingExamples testExamples minimum maximum channels { mean deviation }
          classes { number name trainingExamples testExamples } samples { label values image } spec
        }
        userErrors { code field message }
      }
    }`,
    { token: team.writeToken, variables: { input } },
  );
  return createDatasetFromUpload;
}
