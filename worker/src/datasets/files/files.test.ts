import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { fingerprint } from '@critbatch/datafiles';
import { datasetSpecSchema } from '@critbatch/theory';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PNG } from 'pngjs';
import { ZipFile } from 'yazl';
import { defaultSources } from '../dataSources.ts';
import { loadDataset } from '../loadDataset.ts';
import type { FilesSpec } from './readFiles.ts';

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function put(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
  return path;
}

/** Loads files as a spec would have it that knows their fingerprint. */
async function load(path: string, changes: Partial<FilesSpec>, root = folder) {
  const spec = datasetSpecSchema.parse({
    loader: 'files',
    path,
    sha256: await fingerprint(join(root, path)),
    trainingExamples: 1,
    testExamples: 1,
    inputShape: [2, 2],
    classes: 2,
    ...changes,
  });
  return loadDataset(spec, { ...defaultSources, folders: ['/nowhere', root] });
}

const rounded = (values: Float32Array) => Array.from(values, (value) => Math.round(255 * value));

function png(height: number, width: number, colour: (pixel: number) => [number, number, number]): Buffer {
  const image = new PNG({ width, height });
  for (let pixel = 0; pixel < width * height; pixel++) image.data.set([...colour(pixel), 255], 4 * pixel);
  return PNG.sync.write(image);
}

function zip(files: Record<string, Uint8Array>, options: { compress?: boolean } = {}): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [path, bytes] of Object.entries(files)) archive.addBuffer(Buffer.from(bytes), path, options);
  archive.end();
  return buffer(archive.outputStream as Readable);
}

/** An IDX file of bytes. */
function idx(extents: number[], values: number[]): Buffer {
  const header = Buffer.alloc(4 + 4 * extents.length);
  header.set([0, 0, 8, extents.length]);
  for (const [axis, extent] of extents.entries()) header.writeUInt32BE(extent, 4 + 4 * axis);
  return Buffer.concat([header, Buffer.from(values)]);
}

async function refusal(loading: Promise<unknown>): Promise<string> {
  const error = await loading.then(
    () => null,
    (fault: { code: string; message: string }) => fault,
  );
  expect(error?.code).toBe('DATASET_INVALID');
  return error?.message ?? '';
}

describe('an NPZ archive of NumPy', () => {
  const npz = (file: string, changes: Partial<FilesSpec> = {}) =>
    load(file, { format: 'npz', ...changes }, fixtures);

  it('gives bytes as pixels and floats as they are, and labels in a row or a column', async () => {
    const { training, test } = await npz('good.npz', { trainingExamples: 3 });
    expect(rounded(training.inputs)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect([...training.labels]).toEqual([1, 0, 1]);
    expect(rounded(test.inputs)).toEqual([100, 101, 102, 103]);
    const floats = { inputShape: [2], split: { seed: 1 } };
    expect(await refusal(npz('floats.npz', floats))).toMatch(/it holds 1 examples, and the spec asks for 2/);
  });

  it('gives the arrays x and y, which a split divides', async () => {
    const split = { trainingExamples: 2, testExamples: 1, split: { seed: 1 } };
    const { training, test } = await npz('unsplit.npz', split);
    expect([...training.labels, ...test.labels].sort()).toEqual([0, 1, 1]);
    expect([...rounded(training.inputs), ...rounded(test.inputs)].sort((a, b) => a - b)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    expect(await refusal(npz('unsplit.npz'))).toMatch(/it has no test part; give the spec a "split"/);
  });

  it.each([
    ['bigEndian.npz', /x_train\.npy: it holds '>i4', and numbers in little-endian order/],
    ['fortran.npz', /x_train\.npy: it is in Fortran order/],
    ['strings.npz', /x_train\.npy: it holds '<U1'/],
    ['fewLabels.npz', /it has 3 examples, and its labels have shape 2×1/],
    ['noLabels.npz', /noLabels\.npz: of x and y one is missing/],
    ['otherNames.npz', /it lacks x_train and y_train, or x and y; it has images\.npy, labels\.npy/],
    ['badLabel.npz', /badLabel\.npz\/x_train\.npy, row 3: its label is 7/],
  ])('is refused with its reason: %s', async (file, reason) => {
    const split = { trainingExamples: 2, testExamples: 1, split: { seed: 1 } };
    expect(await refusal(npz(file, file === 'strings.npz' ? { ...split, inputShape: [2] } : split))).toMatch(
      reason,
    );
  });

  it('is refused where it is cut short, or no archive', async () => {
    const whole = await readFile(join(fixtures, 'good.npz'));
    const cut = await put('cut.npz', whole.subarray(0, 200));
    expect(await refusal(load(cut, { format: 'npz' }))).toMatch(/cut\.npz: it is no whole ZIP archive/);
    const page = await put('page.npz', '<!doctype html><title>404</title>');
    expect(await refusal(load(page, { format: 'npz' }))).toMatch(/page\.npz: it is no whole ZIP archive/);
  });
});

describe('a CSV table', () => {
  const csv = async (text: string, changes: Partial<FilesSpec> = {}) =>
    load(await put(`table${text.length}.csv`, text), { format: 'csv', inputShape: [2], ...changes });

  it('gives the label and the other columns in their order, parts by their column', async () => {
    const text = '\uFEFFa,label,b,part\r\n1.5,0,-2,training\r\n"3",1,4e2,test\r\n';
    const { training, test } = await csv(text);
    expect([...training.inputs, ...test.inputs]).toEqual([1.5, -2, 3, 400]);
    expect([...training.labels, ...test.labels]).toEqual([0, 1]);
  });

  it('takes the columns that the spec names, and says which one is missing', async () => {
    const text = 'id,b,a,class,fold\n7,2,1,0,training\n8,4,3,1,test\n';
    const columns = { label: 'class', part: 'fold', inputs: ['a', 'b'] };
    const { training, test } = await csv(text, { columns });
    expect([...training.inputs, ...test.inputs]).toEqual([1, 2, 3, 4]);
    expect([...training.labels, ...test.labels]).toEqual([0, 1]);
    const other = { columns: { ...columns, inputs: ['a', 'c'] } };
    expect(await refusal(csv(text, other))).toMatch(/row 1: the header has no column "c"/);
  });

  it('numbers names of classes in their order, over both parts, or as the spec lists them', async () => {
    const text = 'a,b,label,part\n1,2,setosa,training\n3,4, virginica ,training\n5,6,iris rex,test\n';
    const size = { trainingExamples: 2, classes: 3 };
    const sorted = await csv(text, size);
    expect([...sorted.training.labels, ...sorted.test.labels]).toEqual([1, 2, 0]);
    const listed = await csv(text, { ...size, classNames: ['virginica', 'setosa', 'iris rex'] });
    expect([...listed.training.labels, ...listed.test.labels]).toEqual([1, 0, 2]);
    const numbers = 'a,b,label,part\n1,2,-1,training\n3,4,1,training\n5,6,-1,test\n';
    const signs = await csv(numbers, { trainingExamples: 2, classNames: ['-1', '1'] });
    expect([...signs.training.labels, ...signs.test.labels]).toEqual([0, 1, 0]);
  });

  it.each<[string, string, RegExp, Partial<FilesSpec>?]>([
    [
      'a number among names',
      'a,b,label\n1,2,cat\n1,2,7\n',
      /row 3: "label" is "7", and in row 2 "cat": labels are all whole numbers or all names/,
    ],
    [
      'a name among numbers',
      'a,b,label\n1,2,0\n1,2,1O\n',
      /row 3: "label" is "1O", and in row 2 "0": labels are all/,
    ],
    [
      'one name more than classes',
      'a,b,label\n1,2,cat\n1,2,dog\n1,2,dgo\n',
      /row 4: its label is "dgo", one more than the 2 classes of the spec: "cat", "dog"/,
    ],
    [
      'a name fewer than classes',
      'a,b,label\n1,2,cat\n1,2,dog\n',
      /its labels are "cat", "dog", 2 in all, and the spec has 3 classes/,
      { classes: 3 },
    ],
    [
      'a name that the spec does not list',
      'a,b,label\n1,2,cat\n1,2,cow\n',
      /row 3: its label is "cow", none of the classes "cat", "dog"/,
      { classNames: ['cat', 'dog'] },
    ],
    [
      'a name longer than a spec may hold',
      `a,b,label\n1,2,${'x'.repeat(101)}\n`,
      /row 2: its label is "x+", longer than 100 characters/,
    ],
    [
      'a long name, which is told without half a character',
      `a,b,label\n1,2,x${'😀'.repeat(60)}\n`,
      /row 2: its label is "x😀{19}", longer than 100 characters/u,
    ],
    [
      'a name that cannot be stored',
      'a,b,label\n1,2,cat\n1,2,d\0g\n',
      /row 3: its label is "d\uFFFDg", with the character U\+0000/,
    ],
    ['an empty label', 'a,b,label\n1,2,\n', /row 2: "label" is empty, and every row needs a label/],
    ['an infinite label', 'a,b,label\n1,2,0\n1,2,1e999\n', /row 3: "label" is "1e999", not a number/],
    ['a cell that is no number', 'a,b,label\n1,2,0\n1,two,0\n', /row 3: "b" is "two", not a number/],
    ['an empty cell', 'a,b,label\n1,,0\n', /row 2: "b" is "", not a number/],
    ['an infinite value', 'a,b,label\n1,2,0\n3,Infinity,1\n', /row 3: "b" is "Infinity"/],
    ['a row too short', 'a,b,label\n1,2,0\n1,2\n', /row 3: it has 2 cells, and the header 3/],
    ['no label', 'a,b,class\n1,2,0\n', /row 1: the header has no column "label"/],
    ['a label that is no class', 'a,b,label,part\n1,2,0,test\n1,2,7,training\n', /row 3: its label is 7/],
    ['too few inputs', 'a,label\n1,0\n', /row 1: the header has 1 columns of inputs, and the spec 2/],
    ['a column twice', 'a,a,label\n1,2,0\n', /row 1: the header names a column twice/],
    ['an open quotation', 'a,b,label\n1,"2,0\n', /Quote Not Closed/],
    ['an unknown part', 'a,b,label,part\n1,2,0,dev\n', /row 2: "part" is "dev"/],
    ['no rows', 'a,b,label\n', /it has no rows to train on/],
    ['no test part', 'a,b,label\n1,2,0\n', /it has no test part; give the spec a "split"/],
  ])('is refused with its row for %s', async (_fault, text, reason, changes = {}) => {
    expect(await refusal(csv(text, changes))).toMatch(reason);
  });
});

describe('a folder of images', () => {
  it('gives classes by name, colours side by side, and their mean where one channel is asked for', async () => {
    await put(
      'pets/training/dog/1.png',
      png(2, 2, (pixel) => [10 * pixel, 20, 30]),
    );
    await put(
      'pets/training/cat/1.png',
      png(2, 2, () => [3, 6, 9]),
    );
    await put(
      'pets/test/dog/2.png',
      png(2, 2, () => [255, 255, 255]),
    );
    const colours = await load('pets', { format: 'imageFolder', inputShape: [2, 2, 3], trainingExamples: 2 });
    expect([...colours.training.labels, ...colours.test.labels]).toEqual([0, 1, 1]);
    expect(rounded(colours.training.inputs).slice(9, 18)).toEqual([3, 6, 9, 0, 20, 30, 10, 20, 30]);
    const grey = await load('pets', { format: 'imageFolder', trainingExamples: 2 });
    expect(rounded(grey.training.inputs).slice(0, 4)).toEqual([6, 6, 6, 6]);
  });

  it('is read from an archive of it, with or without the folder, whatever macOS adds', async () => {
    const image = png(2, 2, (pixel) => [pixel, pixel, pixel]);
    const files = { 'training/cat/1.png': image, 'training/dog/1.png': image, 'test/dog/1.png': image };
    const bare = await put('bare.zip', await zip(files));
    const below = Object.entries(files).map(([path, bytes]) => [`pets/${path}`, bytes]);
    const packed = { ...Object.fromEntries(below), '__MACOSX/pets/._cat': image, 'pets/.DS_Store': image };
    const whole = await put('whole.zip', await zip(packed));
    for (const path of [bare, whole]) {
      const { training, test } = await load(path, { format: 'imageFolder', trainingExamples: 2 });
      expect([...training.labels, ...test.labels]).toEqual([0, 1, 1]);
      expect(rounded(test.inputs)).toEqual([0, 1, 2, 3]);
    }
    const torn = await put('torn.zip', await zip({ 'cat/1.png': image, 'dog/1.png': image.subarray(0, 40) }));
    expect(await refusal(load(torn, { format: 'imageFolder' }))).toMatch(
      /torn\.zip\/dog\/1\.png: it is no PNG/,
    );
  });

  it('is refused where a bit of the archive has flipped, by the name of the file in it', async () => {
    const images = idx([2, 1, 1], [7, 9]);
    const packed = { 'train-images-idx3-ubyte': images, 'train-labels-idx1-ubyte': idx([2], [0, 1]) };
    const archive = await zip(packed, { compress: false });
    const pixel = archive.indexOf(images) + images.length - 1;
    archive.writeUInt8(8, pixel);
    const flipped = load(await put('flipped.zip', archive), { format: 'idx', inputShape: [1, 1] });
    expect(await refusal(flipped)).toMatch(
      /flipped\.zip\/train-images-idx3-ubyte: its bytes are not those that were packed/,
    );
  });

  it('is refused for a file of another kind, a size, or what is no image, by name', async () => {
    await put('notes/training/cat/readme.txt', 'cats');
    expect(await refusal(load('notes', { format: 'imageFolder' }))).toMatch(
      /notes\/training\/cat\/readme\.txt: only PNG/,
    );
    await put(
      'sizes/cat/1.png',
      png(2, 3, () => [0, 0, 0]),
    );
    expect(await refusal(load('sizes', { format: 'imageFolder' }))).toMatch(
      /sizes\/cat\/1\.png: it is 2×3, not 2×2/,
    );
    await put('torn/cat/1.png', png(2, 2, () => [0, 0, 0]).subarray(0, 40));
    expect(await refusal(load('torn', { format: 'imageFolder' }))).toMatch(
      /torn\/cat\/1\.png: it is no PNG image/,
    );
  });
});

describe('IDX files', () => {
  it('are read packed or not, and refused where images and labels do not belong together', async () => {
    await put('good/train-images-idx3-ubyte', idx([2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7]));
    await put('good/train-labels-idx1-ubyte.gz', gzipSync(idx([2], [1, 0])));
    const { training, test } = await load('good', { format: 'idx', split: { seed: 2 } });
    expect([...training.labels, ...test.labels].sort()).toEqual([0, 1]);
    const packed = await put(
      'good.zip',
      await zip({
        'mine/train-images-idx3-ubyte': idx([2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7]),
        'mine/train-labels-idx1-ubyte': idx([2], [1, 0]),
      }),
    );
    const { training: unpacked } = await load(packed, { format: 'idx', split: { seed: 2 } });
    expect(unpacked.inputs).toEqual(training.inputs);
    await put('few/train-images-idx3-ubyte', idx([2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7]));
    expect(await refusal(load('few', { format: 'idx' }))).toMatch(/few: of train-images.* one is missing/);
    await put('few/train-labels-idx1-ubyte', idx([3], [1, 0, 1]));
    expect(await refusal(load('few', { format: 'idx' }))).toMatch(
      /it has 2 examples, and its labels have extents 3/,
    );
  });
});

describe('data folders', () => {
  it('are never left, neither by a path nor by a link, and a file that has changed is another data set', async () => {
    const path = await put('inside/table.csv', 'a,b,label,part\n1,2,0,training\n1,2,0,test\n');
    const inside = join(folder, 'inside');
    await put('outside.csv', 'a,b,label\n');
    await symlink(join(folder, 'outside.csv'), join(inside, 'link.csv'));
    const ask = async (asked: string) =>
      loadDataset(
        datasetSpecSchema.parse({
          loader: 'files',
          format: 'csv',
          path: asked,
          sha256: await fingerprint(join(folder, path)),
          trainingExamples: 1,
          testExamples: 1,
          inputShape: [2],
          classes: 2,
        }),
        { ...defaultSources, folders: [inside] },
      );
    expect((await ask('table.csv')).training.count).toBe(1);
    for (const outside of ['../outside.csv', 'link.csv', join(folder, 'outside.csv'), '/etc/passwd']) {
      await expect(ask(outside)).rejects.toMatchObject({ code: 'DATASET_UNAVAILABLE' });
    }
    await put('inside/other.csv', 'a,b,label\n1,2,1\n');
    await expect(ask('other.csv')).rejects.toMatchObject({ code: 'DATASET_CHECKSUM_MISMATCH' });
  });
});
