import { expect, it } from 'vitest';
import { stepsIn } from './apply-watch.js';

const event = (type: string, name: string, action = 'delete') =>
  JSON.stringify({
    '@timestamp': '2026-01-02T10:00:00.000Z',
    type,
    hook: { resource: { addr: `a.${name}` }, action },
  });
const names = Array.from({ length: 13 }, (_, index) => `x${index}`);
const starts = names.map((name) => event('apply_start', name));
const halted = (...ends: readonly string[]) =>
  stepsIn([...starts, ...ends, '{"type":"log"}', ''].join('\n'))
    .filter(({ isHalted }) => isHalted)
    .map(({ address }) => address);

it('a step that waited for a place and of which no end is told was halted', () => {
  expect(halted()).toEqual(['a.x10', 'a.x11', 'a.x12']);
  expect(halted(event('apply_complete', 'x11'), event('apply_errored', 'x12'))).toEqual(['a.x10']);
});

it('one of the first ten was at work, whatever is told of its end', () => {
  expect(halted(...names.slice(10).map((name) => event('apply_errored', name)))).toEqual([]);
  expect(stepsIn(starts.join('\n'))).toHaveLength(13);
});
