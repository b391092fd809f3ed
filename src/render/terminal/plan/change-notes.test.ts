import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../../test/fixtures/change-of-alb.js';
import type { Change, ChangedAttribute, SettingBehind } from '../../../changes/change.js';
import type { Effect } from '../../../resources/effect.js';
import { changeNotes } from '../../wording/change-notes.js';

const notes = (more: Partial<Change>) =>
  changeNotes(changeOfAlb({ resourceType: 'aws_x', kind: 'update', actions: ['update'], ...more }), '/p');
const database = { resourceType: 'aws_db_instance' } as const;
const replaced = { kind: 'replace', actions: ['delete', 'create'] } as const;
const away: Effect = { gravity: 'downtime', does: 'is away', page: 'https://aws.test' };
const attribute = (path: string, forcesReplacement: boolean): ChangedAttribute => ({
  ...{ path, before: { kind: 'absent' }, after: { kind: 'unknown' }, forcesReplacement },
  ...{ effect: undefined, gravity: 'none' },
});
const setting = (name: string, more: Partial<SettingBehind> = {}): SettingBehind => ({
  ...{ name, source: 'environment', file: '/p/environments.yaml', line: 12 },
  ...more,
});

it('how long AWS takes is told of what it creates', () => {
  const time = ['AWS takes up to 20 minutes to create it'];
  expect(notes({ ...database, kind: 'create', actions: ['create'] })).toEqual(time);
  expect(notes({ ...database, ...replaced })).toEqual(time);
  expect(notes({ ...database, kind: 'destroy', actions: ['delete'] })).toEqual([]);
});

it.each<[why: string, more: Partial<Change>]>([
  ['its type has no known time', { ...replaced, resourceType: 'aws_x' }],
  ['it is changed in place', { ...database, actions: ['create'] }],
  ['a password is exchanged', { ...database, kind: 'rotate', actions: ['delete', 'create'] }],
])('no time is told where %s', (_, more) => {
  expect(notes(more)).toEqual([]);
});

it('the time to create it is not told again where a downtime tells one', () => {
  const timed = { ...away, takes: '20 minutes' };
  const some = (effects: readonly Effect[]) => notes({ ...database, ...replaced, effects });
  expect(some([timed])).toEqual(['downtime: is away; takes 20 minutes']);
  expect(some([away])).toEqual(['downtime: is away', 'AWS takes up to 20 minutes to create it']);
  expect(some([{ ...timed, gravity: 'access' }])).toHaveLength(2);
});

it('what replaces a resource with its data is told, and what AWS does with an empty one', () => {
  const attributes = [attribute('name', true), attribute('port', false), attribute('zone', true)];
  const lost = { ...replaced, losesData: true, attributes } as const;
  expect(notes(lost)).toEqual([
    'deleted with its data, and created empty: name and zone cannot be changed in place',
  ]);
  expect(notes({ ...lost, onlyEmpty: true })).toEqual([
    'made anew, empty: name and zone cannot be changed in place',
    'a deploy first looks whether it is empty: while something is in it, nothing of this plan is applied',
  ]);
  expect(notes({ ...lost, kind: 'destroy' })).toEqual([]);
  expect(notes({ ...lost, losesData: false, onlyEmpty: true })).toEqual([]);
  expect(notes({ ...lost, attributes: [attribute('port', false)] })).toEqual([]);
});

it('the way back is told of a database that is replaced, with the name of its snapshot where that is known', () => {
  const lost = { ...replaced, losesData: true, attributes: [attribute('name', true)] } as const;
  const [, taken, back] = notes({ ...lost, ...database });
  expect(taken).toBe(
    'a deploy takes a snapshot of it before anything is changed, which stays until you delete it',
  );
  expect(back).toMatch(/^to get the data back, add another environment whose `database\.restoreFrom` /);
  const [, ofCluster, other] = notes({
    ...{ ...lost, resourceType: 'aws_rds_cluster', identity: { identifier: 'c' } },
  });
  expect(ofCluster).toBe(taken);
  expect(other).toBe(
    'the way back is another cluster, which AWS restores from that snapshot: the new one stays as it is',
  );
});

it('what stands in the state alone is told, and what of it matters', () => {
  const kept = { resourceType: 'terraform_data', address: 'terraform_data.x' };
  expect(notes(kept)).toEqual([
    'kept in the state alone: nothing in AWS changes, unless its provisioners do it',
  ]);
  expect(notes({ ...kept, address: 'terraform_data.db_first_deploy' })).toEqual([
    'only in the state: the time at the end of the name of the final snapshot of the database',
  ]);
});

it('a taint is told, and the settings that make it come or go, of many the first two', () => {
  expect(notes({ reason: 'replace_because_tainted', settings: [setting('a.b')] })).toEqual([
    'set by a.b (environments.yaml:12)',
    'tainted: its creation failed, or somebody said so',
  ]);
  const two = [setting('a.b'), setting('c', { source: 'tier', file: null, line: null })];
  expect(notes({ settings: two })).toEqual(['set by a.b (environments.yaml:12) or c (default of the tier)']);
  expect(notes({ settings: [...two, setting('d')] })).toEqual([
    'set by a.b (environments.yaml:12) or c (default of the tier) or another',
  ]);
});

it.each(['environment', 'defaults', 'product'] as const)('what no file says is not set (%s)', (source) => {
  expect(notes({ settings: [setting('a', { source, line: null })] })).toEqual(['set by a (not set)']);
});
