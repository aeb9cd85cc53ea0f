import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { machineDetails } from './provenance.ts';

const version = expect.stringMatching(/^\d+\.\d+\.\d+$/);

/** What a worker says whose TensorFlow is installed in a folder; the folder is read when the process starts. */
function tensorflowDetails(folder: string): Record<string, string> {
  const module = JSON.stringify(fileURLToPath(new URL('provenance.ts', import.meta.url)));
  const program = `const { machineDetails } = await import(${module}); console.log(JSON.stringify(machineDetails('tensorflow')));`;
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    env: { ...environment, CRITBATCH_TENSORFLOW: folder },
  });
  return JSON.parse(output);
}

describe('what an attempt was computed with', () => {
  it('names the library of its engine, and none that another one computes with', () => {
    expect(machineDetails('onnx')).toMatchObject({
      'onnxruntime-node': version,
      '@tensorflow/tfjs-core': version,
    });
    expect(Object.keys(machineDetails('reference'))).not.toContain('onnxruntime-node');
    expect(machineDetails('reference')).toMatchObject({ '@tensorflow/tfjs-backend-cpu': version });
  });

  it('names TensorFlow and its addon in the versions that npm run install:tensorflow has put there', () => {
    const folder = temporaryFolder('tensorflow');
    expect(tensorflowDetails(folder)).toMatchObject({ tensorflow: 'not installed' });
    const addon = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
    mkdirSync(addon, { recursive: true });
    writeFileSync(join(addon, 'package.json'), JSON.stringify({ version: '4.22.0' }));
    writeFileSync(join(folder, 'installed.json'), JSON.stringify({ tensorflow: '2.21.0', device: 'cpu' }));
    const details = tensorflowDetails(folder);
    expect(details).toMatchObject({ tensorflow: '2.21.0', '@tensorflow/tfjs-node': '4.22.0' });
    expect(Object.keys(details)).not.toContain('onnxruntime-node');
  });
});
