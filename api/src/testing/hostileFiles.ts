import { createHash } from 'node:crypto';
import { zipOf } from './zip.ts';

export type HostileFile = { what: string; bytes: () => Promise<Uint8Array<ArrayBuffer>> };

const mebibyte = 2 ** 20;
const textOf = (text: string) => async () => new Uint8Array(Buffer.from(text));
const zipped = (files: Record<string, string | Uint8Array>) => async () =>
  new Uint8Array(await zipOf(Object.entries(files)));

const zeros = `[${'0,'.repeat(16 * mebibyte)}0]`;
const abyss = '['.repeat(8 * mebibyte);
const longLine = `{"step":"${'x'.repeat(60_000)}"}\n`;
const columns = (count: number) => Array.from({ length: count }, (_, index) => `b${index}`).join(',');

/** A bundle whose manifest is right, whatever its files hold. */
const bundleOf = (content: string, rows: string) => {
  const facts = (text: string) => ({
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  const files = { 'sweep.json': facts(content), 'measurements.ndjson': facts(rows) };
  const manifest = JSON.stringify({ format: 'critbatch-bundle', version: 1, files });
  return zipped({ 'manifest.json': manifest, 'sweep.json': content, 'measurements.ndjson': rows });
};

/** Small files that become large, and large ones that mean nothing: each is sent as every format that there is. */
export const hostileFiles: HostileFile[] = [
  { what: 'a list of 16 million zeros', bytes: textOf(zeros) },
  { what: 'eight million opened brackets', bytes: textOf(abyss) },
  { what: 'a line of 16 MiB', bytes: textOf(`b,seed,step,loss\n${'1'.repeat(16 * mebibyte)}`) },
  { what: 'a quote that nothing ends', bytes: textOf(`b,seed,step,loss\n"${'a,'.repeat(8 * mebibyte)}`) },
  { what: '200,000 columns', bytes: textOf(`${columns(200_000)}\n${'1,'.repeat(199_999)}1\n`.repeat(5)) },
  {
    what: 'two million short lines',
    bytes: textOf(`b,seed,step,loss\n${'8,1,1,1\n'.repeat(2_000_000)}`),
  },
  {
    what: 'two million lines without a right cell',
    bytes: textOf(`b,seed,step,loss\n${'x,\n'.repeat(2_000_000)}`),
  },
  { what: 'a bundle whose sweep is zeros', bytes: bundleOf(zeros, '') },
  { what: 'a bundle of a deep sweep', bytes: bundleOf(abyss, '') },
  { what: 'a bundle of 1,000 long lines', bytes: bundleOf('{}', longLine.repeat(1_000)) },
  { what: 'a bundle of a million empty lines', bytes: bundleOf('{}', '\n'.repeat(1_000_000)) },
  {
    what: 'an archive of zeros under every name that is read',
    bytes: zipped({
      'mlruns/1/a/metrics/loss': '0 0 0\n'.repeat(5_000_000),
      'b/run.json': zeros,
      'run-8.csv': `Step,Value\n${'1,1\n'.repeat(2_000_000)}`,
      'train-images-idx3-ubyte': new Uint8Array(48 * mebibyte),
      'train-labels-idx1-ubyte': new Uint8Array(mebibyte),
      'x_train.npy': new Uint8Array(48 * mebibyte),
      'cat/1.png': new Uint8Array(48 * mebibyte),
    }),
  },
  {
    what: 'an archive of 5,000 files',
    bytes: zipped(
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`${index}/run.json`, '{}'])),
    ),
  },
];
