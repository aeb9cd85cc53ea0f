import { expect, it } from '@jest/globals';
import { networkOf } from './networkOf.ts';
import { payerOf } from './payer.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
  ['unknown', 'unknown'],
])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));

it('is what strangers are counted by', () => {
  const person = (address: string) => payerOf({ kind: 'stranger' }, address).person;
  expect(person('2001:db8::1')).toBe(person('2001:db8::2'));
  expect(person('2001:db8::1')).not.toBe(person('2001:db8:0:1::1'));
  expect(person('::ffff:192.0.2.7')).toBe(person('192.0.2.7'));
});
