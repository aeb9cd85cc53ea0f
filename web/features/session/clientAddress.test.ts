import { describe, expect, it } from '@jest/globals';
import { clientAddress, trustedNetworks } from './clientAddress.ts';

const usual = trustedNetworks(undefined);

describe('the address of a client', () => {
  it('is that of the connection, whatever its header says, where no proxy stands between', () => {
    expect(clientAddress('203.0.113.9', '', usual)).toBe('203.0.113.9');
    expect(clientAddress('203.0.113.9', '198.51.100.1, 10.0.0.1', usual)).toBe('203.0.113.9');
    expect(clientAddress('::ffff:203.0.113.9', 'nonsense', usual)).toBe('203.0.113.9');
  });

  it('is what the nearest proxies heard, and not what was written before them', () => {
    expect(clientAddress('127.0.0.1', '203.0.113.9', usual)).toBe('203.0.113.9');
    expect(clientAddress('172.18.0.5', '198.51.100.1, 203.0.113.9, 10.1.2.3', usual)).toBe('203.0.113.9');
    expect(clientAddress('::1', '198.51.100.1, 2001:db8::7', usual)).toBe('2001:db8::7');
  });

  it('is the farthest one that is known in a private network, and empty where nothing is', () => {
    expect(clientAddress('127.0.0.1', '10.1.2.3', usual)).toBe('10.1.2.3');
    expect(clientAddress('127.0.0.1', '', usual)).toBe('127.0.0.1');
    expect(clientAddress('', '', usual)).toBe('');
  });

  it('is in a private network where only other networks are trusted', () => {
    const narrow = trustedNetworks('127.0.0.1/32, fd00::/8');
    expect(clientAddress('10.1.2.3', '203.0.113.9', narrow)).toBe('10.1.2.3');
    expect(clientAddress('fd00::2', '10.1.2.3', narrow)).toBe('10.1.2.3');
  });
});
