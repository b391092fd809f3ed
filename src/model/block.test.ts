import { describe, expect, it } from 'vitest';
import { Block } from './block.js';
import { Unknown } from './value.js';

const role = new Block('', {
  inline_policy: [{ policy: 'first' }, { policy: 'second' }],
  tags: { '1': 'one' },
  open: new Unknown(),
});

describe('the path of an attribute', () => {
  it('names one block of several by its index', () => {
    expect(role.get('inline_policy[1].policy')).toEqual({ state: 'known', value: 'second' });
    expect(role.get('inline_policy[2].policy')).toEqual({ state: 'absent' });
  });

  it('reads the first block without an index', () => {
    expect(role.get('inline_policy.policy')).toEqual({ state: 'known', value: 'first' });
  });

  it('takes a number for a name where there is no list', () => {
    expect(role.get('tags.1')).toEqual({ state: 'known', value: 'one' });
    expect(role.get('open[0].policy').state).toBe('unknown');
  });
});
