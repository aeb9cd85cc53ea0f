import { describe, expect, it } from '@jest/globals';
import { clientAddress, trustedNetworks } from './clientAddress.ts';

const nobody = trustedNetworks(undefined);
const proxies = trustedNetworks('127.0.0.1/32, ::1/128, 10.0.0.0/8, fd00::/8');

describe('the address of a client', () => {
  it('is that of the connection, whatever its header says, where no proxy is named', () => {
    for (const peer of ['203.0.113.9', '127.0.0.1', '10.1.2.3', '::1', 'fd00::2']) {
      expect(clientAddress(peer, '198.51.100.1, 10.0.0.1', nobody)).toBe(peer);
    }
    expect(clientAddress('::ffff:203.0.113.9', 'nonsense', nobody)).toBe('203.0.113.9');
  });

  it('is what the nearest proxies heard, and not what was written before them', () => {
    expect(clientAddress('127.0.0.1', '203.0.113.9', proxies)).toBe('203.0.113.9');
    expect(clientAddress('10.0.0.5', '198.51.100.1, 203.0.113.9, 10.1.2.3', proxies)).toBe('203.0.113.9');
    expect(clientAddress('::1', '198.51.100.1, 2001:db8::7', proxies)).toBe('2001:db8::7');
  });

  it('is the farthest one that is known where all are proxies, and empty where nothing is known', () => {
    expect(clientAddress('127.0.0.1', '10.1.2.3', proxies)).toBe('10.1.2.3');
    expect(clientAddress('127.0.0.1', '', proxies)).toBe('127.0.0.1');
    expect(clientAddress('', '', proxies)).toBe('');
  });

  it('is in a private network where a proxy of another is named', () => {
    expect(clientAddress('192.168.2.3', '203.0.113.9', proxies)).toBe('192.168.2.3');
    expect(clientAddress('fd00::2', '192.168.2.3', proxies)).toBe('192.168.2.3');
  });
});
