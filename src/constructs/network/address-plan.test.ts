import { describe, expect, it } from 'vitest';
import { addressPlan, formatted, overlap, parseCidr, sizeOf } from './address-plan.js';

const block = (cidr: string) => parseCidr(cidr) ?? expect.unreachable(`${cidr} is no block`);

describe('the plan of addresses', () => {
  it('gives each zone a quarter of the VPC', () => {
    expect(addressPlan('10.0.0.0/20')).toEqual([
      { private: '10.0.0.0/23', public: '10.0.2.0/24', database: '10.0.3.0/25', spare: '10.0.3.128/25' },
      { private: '10.0.4.0/23', public: '10.0.6.0/24', database: '10.0.7.0/25', spare: '10.0.7.128/25' },
      { private: '10.0.8.0/23', public: '10.0.10.0/24', database: '10.0.11.0/25', spare: '10.0.11.128/25' },
      { private: '10.0.12.0/23', public: '10.0.14.0/24', database: '10.0.15.0/25', spare: '10.0.15.128/25' },
    ]);
  });

  it.each(['10.0.0.0/16', '192.168.4.0/22', '172.31.240.0/20'])('of %s uses each address once', (cidr) => {
    const parts = addressPlan(cidr)
      .flatMap((zone) => Object.values(zone))
      .map(block);
    expect(parts.reduce((sum, part) => sum + sizeOf(part), 0)).toBe(sizeOf(block(cidr)));
    for (const [index, part] of parts.entries())
      expect(parts.slice(index + 1).filter((other) => overlap(part, other))).toEqual([]);
  });

  it('needs a block', () => {
    expect(() => addressPlan('10.0.0.0')).toThrow(/10\.0\.0\.0/);
  });
});

describe('a block of addresses', () => {
  it('is read and written', () => {
    for (const cidr of ['10.0.0.0/20', '192.168.255.0/24', '0.0.0.0/0'])
      expect(formatted(block(cidr))).toBe(cidr);
  });

  it.each(['10.0.0.0', '10.0.0/20', '10.0.0.256/20', '10.0.0.0/33', 'a.b.c.d/20', ''])(
    'is not %s',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  it('overlaps what has an address of it', () => {
    const overlaps = (one: string, other: string) => overlap(block(one), block(other));
    expect(overlaps('10.0.0.0/20', '10.0.15.0/24')).toBe(true);
    expect(overlaps('10.0.15.0/24', '10.0.0.0/20')).toBe(true);
    expect(overlaps('10.0.0.0/20', '10.0.16.0/20')).toBe(false);
  });
});
