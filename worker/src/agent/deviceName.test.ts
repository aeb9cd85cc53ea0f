import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deviceName } from './deviceName.ts';

let folder: string;

/** A machine with two cards, as nvidia-smi lists them. */
const list = `0, GPU-1a2b, NVIDIA L4, 23034
1, GPU-3c4d, NVIDIA H100 80GB HBM3, 81559`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'critbatch-device-'));
  await writeFile(join(folder, 'nvidia-smi'), `#!/bin/sh\necho '${list}'\n`);
  await chmod(join(folder, 'nvidia-smi'), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const nameWith = (settings: NodeJS.ProcessEnv = {}) => deviceName('cuda', { PATH: folder, ...settings });

describe('deviceName', () => {
  it('is the name and memory of the first card that CUDA sees', () => {
    expect(nameWith()).toBe('NVIDIA L4, 22 GiB');
    expect(nameWith({ CUDA_VISIBLE_DEVICES: '1,0' })).toBe('NVIDIA H100 80GB HBM3, 80 GiB');
    expect(nameWith({ CUDA_VISIBLE_DEVICES: 'GPU-3c' })).toBe('NVIDIA H100 80GB HBM3, 80 GiB');
  });

  it('is unknown where no such card is there, nobody lists cards, or a processor computes', () => {
    expect(nameWith({ CUDA_VISIBLE_DEVICES: '7' })).toBeNull();
    expect(deviceName('cuda', { PATH: '/not/there' })).toBeNull();
    expect(deviceName('cpu', { PATH: folder })).toBeNull();
  });
});
