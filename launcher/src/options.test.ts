import { describe, expect, it } from '@jest/globals';
import { parseStartOptions } from './options.ts';

const folder = '/somewhere';

describe('parseStartOptions', () => {
  it('starts everything in .critbatch when nothing is asked for', () => {
    expect(parseStartOptions([], {}, folder)).toEqual({
      help: false,
      port: null,
      host: null,
      databaseUrl: null,
      dataFolder: '/somewhere/.critbatch',
      slots: null,
      models: [],
      firstSweep: true,
    });
  });

  it('takes the database from the environment, and from the option before that', () => {
    const environment = { DATABASE_URL: 'postgresql://a' };
    expect(parseStartOptions([], environment, folder).databaseUrl).toBe('postgresql://a');
    expect(parseStartOptions(['--database-url', 'postgresql://b'], environment, folder).databaseUrl).toBe(
      'postgresql://b',
    );
  });

  it('finds modules from the folder that it was started in', () => {
    const args = ['--model', 'my-model.ts', '--model', '/elsewhere/other.mjs'];
    expect(parseStartOptions(args, {}, folder).models).toEqual([
      '/somewhere/my-model.ts',
      '/elsewhere/other.mjs',
    ]);
  });

  it.each([
    [['--port', '0'], '--port wants a whole number from 1 to 65535, not "0".'],
    [['--port', 'http'], '--port wants a whole number from 1 to 65535, not "http".'],
    [['--host', 'everywhere'], '--host wants an IPv4 address such as 192.168.1.5, not "everywhere".'],
    [['--slots', '1.5'], '--slots wants a whole number from 0 to 1024, not "1.5".'],
    [['--prot', '80'], 'See npm start -- --help.'],
  ])('refuses %j and says what it wants', (args, message) => {
    expect(() => parseStartOptions(args, {}, folder)).toThrow(message);
  });
});
