import { describe, expect, it } from '@jest/globals';
import { environmentOf, type PartName } from './partEnvironment.ts';

const secrets = {
  DATABASE_URL: 'postgresql://user:password@host/critbatch',
  CRITBATCH_AUTH_SECRET: 'signs',
  CRITBATCH_OIDC_CLIENT_SECRET: 'client',
  CRITBATCH_MAIL_URL: 'smtp://user:password@host',
  PGPASSWORD: 'password',
  AWS_SECRET_ACCESS_KEY: 'aws',
  GITHUB_TOKEN: 'token',
};
const usual = {
  PATH: '/bin',
  LANG: 'ja_JP.UTF-8',
  LC_ALL: 'C',
  TZ: 'Asia/Tokyo',
  NODE_OPTIONS: '--trace-gc',
};
const ways = { HTTPS_PROXY: 'http://proxy', no_proxy: 'localhost', NODE_EXTRA_CA_CERTS: '/ca.pem' };
const engines = {
  CUDA_VISIBLE_DEVICES: '1',
  ORT_LOGGING_LEVEL: '3',
  OMP_NUM_THREADS: '2',
  TF_NUM_INTRAOP_THREADS: '1',
  NVIDIA_VISIBLE_DEVICES: 'all',
  LD_LIBRARY_PATH: '/usr/local/cuda/lib64',
  SLURM_JOB_ID: '7',
};
const everything = { ...secrets, ...usual, ...ways, ...engines };

describe('the environment of a part', () => {
  it.each<PartName>(['worker', 'web'])('holds no credential of another where it is the %s', (part) => {
    const given = environmentOf(part, everything);
    expect(Object.keys(given).filter((name) => name in secrets)).toEqual([]);
  });

  it('holds language, time zone, proxies and the flags of Node, whatever the part', () => {
    for (const part of ['api', 'worker', 'web', 'setup', 'owner', 'attest'] as const) {
      expect(environmentOf(part, everything)).toMatchObject({ ...usual, ...ways });
    }
  });

  it('holds what engines and schedulers say to a worker, and to nobody else', () => {
    expect(environmentOf('worker', everything)).toEqual({ ...usual, ...ways, ...engines });
    const { LD_LIBRARY_PATH } = engines;
    expect(environmentOf('web', everything)).toEqual({ ...usual, ...ways, LD_LIBRARY_PATH });
  });

  it('holds the settings of the API where it is the API, and nothing that is not of it', () => {
    const { AWS_SECRET_ACCESS_KEY: _aws, GITHUB_TOKEN: _token, ...ofApi } = secrets;
    const { LD_LIBRARY_PATH } = engines;
    const given = { ...ofApi, ...usual, ...ways, LD_LIBRARY_PATH };
    expect(environmentOf('api', everything)).toEqual({ ...given, MALLOC_ARENA_MAX: '2' });
  });

  it('gives the API two heaps of glibc, unless its operator says how many', () => {
    expect(environmentOf('api', { MALLOC_ARENA_MAX: '8' })).toEqual({ MALLOC_ARENA_MAX: '8' });
    expect(environmentOf('worker', {})).toEqual({});
  });
});
