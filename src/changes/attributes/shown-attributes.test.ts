import { expect, it } from 'vitest';
import type { ChangedAttribute } from '../change.js';
import type { Shown } from './shown.js';
import { shownAttributes } from './shown-attributes.js';

const value = (of: unknown): Shown => ({ kind: 'value', value: of });
const absent: Shown = { kind: 'absent' };
const attribute = (more: Partial<ChangedAttribute>): ChangedAttribute => ({
  ...{ path: 'a', before: value(1), after: value(2), forcesReplacement: false },
  ...{ effect: undefined, gravity: 'none', ...more },
});
const isShown = (more: Partial<ChangedAttribute>, kind: 'update' | 'replace' = 'update') =>
  shownAttributes({ kind, gravity: 'none', attributes: [attribute(more)] }).length === 1;

it('tags that the provider adds up are not told, those of the file are', () => {
  expect(isShown({ path: 'tags_all.Owner' })).toBe(false);
  expect(isShown({ path: 'tags.Owner' })).toBe(true);
});

it.each(['key', 'name', 'device_name', 'resource_type', 'propagate_at_launch'])(
  'the %s of a block that comes or goes is told by its label alone',
  (member) => {
    const place = { path: `block[0].${member}`, label: `block[x].${member}` };
    expect(isShown({ ...place, before: absent, after: value('x') })).toBe(false);
    expect(isShown({ ...place, before: value('x'), after: absent })).toBe(false);
    expect(isShown({ ...place, before: value('x'), after: value('y') })).toBe(true);
    expect(isShown({ path: place.path, before: absent, after: value('x') })).toBe(true);
  },
);

it.each([
  ['an empty text', ''],
  ['a switch that is off', false],
  ['no items', []],
])('%s instead of nothing is not told', (_name, empty) => {
  expect(isShown({ before: absent, after: value(empty) })).toBe(false);
  expect(isShown({ before: value(empty), after: absent })).toBe(false);
  expect(isShown({ before: value(empty), after: value('x') })).toBe(true);
  expect(isShown({ before: absent, after: value(empty), forcesReplacement: true })).toBe(true);
});

it('what AWS answers to another change is not told, and what may do harm is', () => {
  const open = { after: { kind: 'unknown' } } as const;
  expect(isShown(open)).toBe(false);
  expect(isShown({ ...open, gravity: 'downtime' })).toBe(true);
  expect(isShown({ ...open, gravity: 'downtime' }, 'replace')).toBe(false);
  expect(isShown({ ...open, forcesReplacement: true }, 'replace')).toBe(true);
});
