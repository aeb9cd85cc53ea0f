import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from '@jest/globals';
import { choosePort } from './choosePort.ts';

it('names the port that another program holds, and takes it once it is free', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(choosePort(port)).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    message: expect.stringContaining(`Port ${port}`),
  });
  other.close();
  await once(other, 'close');
  expect(await choosePort(port)).toBe(port);
});

it('goes on to the next port where 3000 is taken and none was asked for', async () => {
  const first = await choosePort(null);
  const other = createServer().listen(first, '127.0.0.1');
  await once(other, 'listening');
  expect(await choosePort(null)).toBeGreaterThan(first);
  other.close();
});
