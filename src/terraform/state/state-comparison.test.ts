import { expect, it } from 'vitest';
import { compareStates, hasArrived } from './state-comparison.js';
import { emptyState, isEmptyStateText, snapshotOf } from './state-snapshot.js';

const state = (serial: number, { lineage = 'one', names = ['alb'], secret = 'canary' } = {}) =>
  JSON.stringify({
    version: 4,
    terraform_version: '1.11.4',
    serial,
    lineage,
    outputs: {},
    resources: names.map((name) => ({
      mode: 'managed',
      type: 'aws_lb',
      name,
      instances: [{ index_key: 'a', attributes: { secret } }],
    })),
  });
const compare = (source: string, target: string) => compareStates(snapshotOf(source), snapshotOf(target));

it('sees serial, lineage and addresses of a state, and no value', () => {
  const snapshot = snapshotOf(state(3, { names: ['b', 'a'] }));
  expect(snapshot).toEqual({
    serial: 3,
    lineage: 'one',
    addresses: ['aws_lb.a["a"]', 'aws_lb.b["a"]'],
    isEmpty: false,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(JSON.stringify(snapshot)).not.toContain('canary');
});

it('moves a state to where there is none, or an older one of the same lineage', () => {
  expect(compare(state(3), '')).toBe('move');
  expect(compare(state(3), emptyState(state(3)))).toBe('move');
  expect(compare(state(3), state(2, { names: [] }))).toBe('move');
  expect(compare(state(3), state(2))).toBe('move');
});

it('takes the target where it has the state already, or where there is nothing to move', () => {
  expect(compare('', state(2))).toBe('adopt');
  expect(compare(state(3), state(3))).toBe('adopt');
  expect(compare(state(3), state(4, { names: ['other'] }))).toBe('adopt');
});

it('stops where the target holds the state of something else', () => {
  expect(compare(state(3), state(2, { lineage: 'two' }))).toBe('conflict');
  expect(compare(state(3), state(3, { names: ['other'] }))).toBe('conflict');
  expect(compare(state(3), state(3, { secret: 'other' }))).toBe('conflict');
});

it('knows a state that has arrived, counted up by one or not', () => {
  const arrived = (found: string) => hasArrived(snapshotOf(found), snapshotOf(state(3)));
  expect(arrived(state(3))).toBe(true);
  expect(arrived(state(4))).toBe(true);
  expect(arrived(state(5))).toBe(false);
  expect(arrived(state(3, { lineage: 'two' }))).toBe(false);
  expect(arrived(state(3, { names: [] }))).toBe(false);
});

it('knows an empty state', () => {
  expect(isEmptyStateText('')).toBe(true);
  expect(isEmptyStateText(emptyState(state(3)))).toBe(true);
  expect(isEmptyStateText(state(3))).toBe(false);
});
