import { expect, it } from 'vitest';
import { parseState } from '../json/state.js';
import { emptiedState } from './emptied-state.js';
import { compareStates, hasArrived } from './state-comparison.js';
import { snapshotOf } from './state-snapshot.js';

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
const snapshot = (text: string) => snapshotOf(parseState(text, 'dev-001'));
const emptied = (text: string) => emptiedState(parseState(text, 'dev-001'));
const compare = (source: string, target: string) => compareStates(snapshot(source), snapshot(target));

it('sees serial, lineage and addresses of a state, and no value', () => {
  const found = snapshot(state(3, { names: ['b', 'a'] }));
  expect(found).toEqual({
    serial: 3,
    lineage: 'one',
    addresses: ['aws_lb.a["a"]', 'aws_lb.b["a"]'],
    isEmpty: false,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(JSON.stringify(found)).not.toContain('canary');
});

it('a state that is emptied is one of the same Terraform, before its first serial', () => {
  const of = { version: 4, terraform_version: '1.11.4', serial: 7, lineage: 'one' };
  const text = emptied(JSON.stringify({ ...of, outputs: { a: { value: 1 } }, resources: [] }));
  expect(JSON.parse(text)).toEqual({ ...of, serial: 0, lineage: '', outputs: {}, resources: [] });
});

it('moves a state to where there is none, or an older one of the same lineage', () => {
  expect(compare(state(3), '')).toBe('move');
  expect(compare(state(3), emptied(state(3)))).toBe('move');
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
  const arrived = (found: string) => hasArrived(snapshot(found), snapshot(state(3)));
  expect(arrived(state(3))).toBe(true);
  expect(arrived(state(4))).toBe(true);
  expect(arrived(state(5))).toBe(false);
  expect(arrived(state(3, { lineage: 'two' }))).toBe(false);
  expect(arrived(state(3, { names: [] }))).toBe(false);
});

it('knows an empty state', () => {
  expect(snapshot('').isEmpty).toBe(true);
  expect(snapshot(emptied(state(3))).isEmpty).toBe(true);
  expect(snapshot(state(3)).isEmpty).toBe(false);
});
