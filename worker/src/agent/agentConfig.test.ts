import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { readAgentConfig } from './agentConfig.ts';

const environment = { CRITBATCH_API_URL: 'http://127.0.0.1:4000', CRITBATCH_TOKEN: 'secret' };

describe('readAgentConfig', () => {
  it('reads options and environment', () => {
    const options = ['--slots', '3', '--engine', 'reference', '--name', 'box', '--until-idle'];
    expect(readAgentConfig(options, environment)).toEqual({
      apiUrl: 'http://127.0.0.1:4000',
      token: 'secret',
      name: 'box',
      engine: 'reference',
      device: 'cpu',
      slots: 3,
      checkpointSeconds: 15,
      dataFolders: [],
      modelPaths: [],
      mayDownload: true,
      sweepId: null,
      until: 'idle',
      patienceSeconds: Number.POSITIVE_INFINITY,
      profile: false,
    });
  });

  it('reads the token from a file', () => {
    const file = join(temporaryFolder('token'), 'token');
    writeFileSync(file, 'from a file\n');
    const { CRITBATCH_API_URL } = environment;
    expect(readAgentConfig([], { CRITBATCH_API_URL, CRITBATCH_TOKEN_FILE: file })).toMatchObject({
      token: 'from a file',
    });
  });

  it('says everything that is missing at once', () => {
    expect(() => readAgentConfig([], {})).toThrow(/CRITBATCH_API_URL must .*CRITBATCH_TOKEN must /);
  });

  it.each([
    [['--slots', 'many'], /--slots must be a whole number/],
    [['--slots', '0'], /--slots must be a whole number/],
    [['--checkpoint-seconds', '0'], /--checkpoint-seconds must be/],
    [['--patience-seconds', 'long'], /--patience-seconds must be/],
    [['--until-idle', '--until-done'], /Choose one of --until-idle and --until-done/],
    [['--model', 'model.py'], /--model must be a file whose name ends in \.ts/],
    [['--data-folder', '/nowhere/at/all'], /--data-folder must be a folder that is there/],
    [['--engine', 'abacus'], /--engine must be auto, onnx, tensorflow or reference/],
    [['--device', 'abacus'], /--device must be cpu, webgpu or cuda/],
    [['--profile', '--engine', 'reference'], /--profile needs --engine onnx/],
    [['--speed', '9'], /--speed.*See --help/],
  ])('refuses %j in words', (options, sentence) => {
    expect(() => readAgentConfig(options, environment)).toThrow(sentence);
  });
});
