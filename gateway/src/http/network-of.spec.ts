import * as fc from 'fast-check';
import { networkOf } from './network-of';

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0:0:ffff::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['1::', '1:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['', ''],
  ])('takes %s for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('keeps whoever changes the last 64 bits of an address in one network, and others out of it', () => {
    const group = fc.integer({ min: 1, max: 0xfffe }).map((value) => value.toString(16));
    const groups = fc.array(group, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(groups, groups, groups, (prefix, one, other) => {
        const network = networkOf([...prefix, ...one].join(':'));
        expect(networkOf([...prefix, ...other].join(':'))).toBe(network);
        expect(networkOf(`${prefix.join(':')}::`)).toBe(network);
        expect(networkOf(`${prefix.slice(0, 3).join(':')}:0:${other.join(':')}`)).not.toBe(network);
      }),
    );
  });

  it('keeps every IPv4 address apart', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
        expect(networkOf(one) === networkOf(other)).toBe(one === other);
        expect(networkOf(`::ffff:${one}`)).toBe(one);
      }),
    );
  });
});
