import { describe, expect, it } from '@jest/globals';
import { choosePlace, warning } from './choosePlace.ts';

describe('the place of the portal', () => {
  it('is this machine alone unless others are asked in', async () => {
    const { port, listensAt, publicUrl } = await choosePlace({ host: null, port: null });
    expect([listensAt, publicUrl]).toEqual(['localhost', `http://127.0.0.1:${port}`]);
  });

  it('is the address asked for, with a warning that names it and holds no token', async () => {
    const place = await choosePlace({ host: '127.0.0.2', port: null });
    expect(place).toMatchObject({ listensAt: '127.0.0.2', publicUrl: `http://127.0.0.2:${place.port}` });
    expect(warning(place)).toContain(`CRITBATCH_API_URL=${place.publicUrl} CRITBATCH_TOKEN=… `);
    expect(warning(place)).toMatch(/^WARNING: .*without encryption/s);
  });

  it('is told by one address where all are listened at, and never as 0.0.0.0', async () => {
    const { listensAt, publicUrl } = await choosePlace({ host: '0.0.0.0', port: null });
    expect(listensAt).toBe('0.0.0.0');
    expect(publicUrl).not.toContain('0.0.0.0');
  });

  it('is no address that the machine does not have', async () => {
    await expect(choosePlace({ host: '203.0.113.7', port: null })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('no address 203.0.113.7'),
    });
  });
});
