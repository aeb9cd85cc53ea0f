import type { LookupAddress, LookupOptions } from 'node:dns';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { AddressGuard, AddressRefused } from './addressGuard.ts';

const documents = join(import.meta.dirname, '../../../../docs');
const open = { hosts: [], networks: [] };

describe('an address for webhooks', () => {
  const guard = new AddressGuard(open);

  it('is an https address on the internet, in whatever case', () => {
    const allowed = [
      'https://hooks.example.org/services/1',
      'https://HOOKS.example.org:8443/',
      'https://8.8.8.8/',
    ];
    expect(allowed.map((url) => guard.faultOf(url))).toEqual([null, null, null]);
  });

  it('is none of a private, loopback, link-local or special network, however it is written', () => {
    const hosts = [
      ...[
        '127.0.0.1',
        '127.1',
        '2130706433',
        '0x7f.1',
        '0177.0.0.1',
        '0.0.0.0',
        '10.1.2.3',
        '172.31.255.255',
      ],
      ...['192.168.0.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
      ...[
        '[::1]',
        '[::]',
        '[fe80::1]',
        '[fd00::1]',
        '[::ffff:127.0.0.1]',
        '[::ffff:a9fe:a9fe]',
        '[64:ff9b::7f00:1]',
      ],
      ...['[2002:7f00:1::]', '[2001::1]', '[2001:db8::1]', '[ff02::1]'],
    ];
    for (const host of hosts) expect([host, guard.faultOf(`https://${host}/`)]).not.toEqual([host, null]);
    expect(guard.faultOf('https://[2606:4700::1111]/')).toBeNull();
  });

  it('is neither in the clear, nor with a password, nor anything but http', () => {
    const refused = [
      'http://hooks.example.org/',
      'https://me:word@hooks.example.org/',
      'file:///etc/passwd',
      'none',
    ];
    for (const url of refused) expect([url, guard.faultOf(url)]).not.toEqual([url, null]);
  });

  it('is not this machine by its name, unless the operator opens loopback addresses', () => {
    const local = [
      'https://localhost/',
      'http://localhost:9000/',
      'https://LOCALHOST./',
      'https://me.localhost/',
    ];
    // The next step, and who takes it, word for word as it is typed.
    const setting = 'CRITBATCH_WEBHOOK_NETWORKS=127.0.0.0/8,::1/128';
    for (const url of local)
      expect(guard.faultOf(url)).toContain(`operator stops Critbatch and starts it again with ${setting};`);
    for (const page of ['api.md', 'webhooks.md'])
      expect(readFileSync(join(documents, page), 'utf8')).toContain(`${setting} npm start`);
    const opened = new AddressGuard({ hosts: [], networks: ['127.0.0.0/8'] });
    expect(local.map((url) => opened.faultOf(url))).toEqual([null, null, null, null]);
    const elsewhere = new AddressGuard({ hosts: [], networks: ['10.0.0.0/8'] });
    for (const url of local) expect(elsewhere.faultOf(url)).not.toBeNull();
    expect(guard.faultOf('https://localhost.example.org/')).toBeNull();
  });

  it('may be in a network that the operator opens, in the clear too, and nowhere beside it', () => {
    const opened = new AddressGuard({ hosts: [], networks: ['10.0.0.0/8', 'fd00::/8'] });
    for (const url of ['http://10.9.8.7:9000/', 'https://10.9.8.7/', 'http://[fd00::5]/'])
      expect([url, opened.faultOf(url)]).toEqual([url, null]);
    for (const url of ['http://11.0.0.1/', 'http://127.0.0.1/', 'https://192.168.0.1/'])
      expect([url, opened.faultOf(url)]).not.toEqual([url, null]);
  });

  it('may be on the hosts alone that the operator names, whose case does not matter', () => {
    const closed = new AddressGuard({ hosts: ['Hooks.Example.org', 'b.example.org:8443'], networks: [] });
    for (const url of [
      'https://HOOKS.EXAMPLE.ORG/x',
      'https://hooks.example.org/',
      'https://b.example.org:8443/',
    ])
      expect([url, closed.faultOf(url)]).toEqual([url, null]);
    for (const url of [
      'https://hooks.example.org.evil.org/',
      'https://b.example.org/',
      'https://c.example.org/',
    ])
      expect([url, closed.faultOf(url)]).not.toEqual([url, null]);
  });
});

describe('the lookup that a socket is given', () => {
  const found = (guard: AddressGuard, protocol: string, options: LookupOptions) =>
    new Promise<string | LookupAddress[]>((resolve, reject) => {
      guard.lookup(protocol)('localhost', options, (fault, address) =>
        fault ? reject(fault) : resolve(address),
      );
    });

  it('refuses a public-looking name that means an address of this machine', async () => {
    const guard = new AddressGuard(open);
    await expect(found(guard, 'https:', {})).rejects.toThrow(AddressRefused);
    await expect(found(guard, 'https:', { all: true })).rejects.toThrow(AddressRefused);
    // What it means is told to nobody who asks.
    await expect(found(guard, 'https:', {})).rejects.toThrow(/^localhost is not/);
  });

  it('gives the addresses that it has found allowed, so that nobody looks them up again', async () => {
    const guard = new AddressGuard({ hosts: [], networks: ['127.0.0.0/8', '::1/128'] });
    expect(await found(guard, 'http:', { family: 4 })).toBe('127.0.0.1');
    expect(await found(guard, 'http:', { family: 4, all: true })).toEqual([
      { address: '127.0.0.1', family: 4 },
    ]);
  });
});
