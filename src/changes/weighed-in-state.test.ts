import { describe, expect, it } from 'vitest';
import { changeOf, planText } from '../../test/fixtures/database-plan.js';
import { parsePlan } from '../terraform/json/plan.js';
import { parseState } from '../terraform/json/state.js';
import { numberIn, staysTheSame, textIn, weighedIn } from './weighed.js';
import { weighedInState } from './weighed-in-state.js';

const stateOf = (resource: object) =>
  parseState(
    JSON.stringify({ version: 4, resources: [{ mode: 'managed', name: 'postgres', ...resource }] }),
    'dev-001',
  );
const instances = [{ attributes: { allocated_storage: 40, max_allocated_storage: 100, engine: 'postgres' } }];
const stack = { resource: { aws_db_instance: { postgres: { allocated_storage: 20, iops: '${var.iops}' } } } };

it('a database of the state is weighed against what the stack says in plain numbers', () => {
  expect(weighedInState(stateOf({ type: 'aws_db_instance', instances }), stack)).toEqual([
    {
      ...{ address: 'aws_db_instance.postgres', resourceType: 'aws_db_instance', actions: ['no-op'] },
      before: { allocated_storage: 40, max_allocated_storage: 100 },
      after: { allocated_storage: 40, max_allocated_storage: 100 },
      ...{ wanted: { allocated_storage: 20 }, leftToAws: [] },
    },
  ]);
});

it('what a module holds, or what is no database, is not', () => {
  for (const other of [{ type: 'aws_db_instance', module: 'module.a' }, { type: 'aws_lb' }])
    expect(weighedInState(stateOf({ instances, ...other }), stack)).toEqual([]);
});

describe('what a plan weighs', () => {
  const address = 'aws_db_subnet_group.g';
  const before = { name: 'g', vpc_id: 'vpc-1', subnet_ids: ['a', 'b'], description: 'x' };
  const weighed = (change: object, type = address, written?: Readonly<Record<string, unknown>>) =>
    weighedIn(parsePlan(planText([changeOf(type, { actions: ['update'], ...change })], written), 'dev-001'));

  it('has the attributes that decide together, before, after and as they are written', () => {
    const after = { ...before, subnet_ids: ['b'], vpc_id: null };
    expect(weighed({ before, after }, address, { name: 'written' })).toEqual([
      {
        address,
        resourceType: 'aws_db_subnet_group',
        actions: ['update'],
        before: { name: 'g', vpc_id: 'vpc-1', subnet_ids: ['a', 'b'] },
        after: { name: 'g', subnet_ids: ['b'] },
        wanted: { name: 'written', subnet_ids: ['b'] },
        leftToAws: [],
      },
    ]);
  });

  it('has what is left to AWS, and nothing of other types', () => {
    const database = { iops: 3000, engine: 'postgres' };
    const [one] = weighed({ before: database, after: database }, 'aws_db_instance.postgres');
    expect(one?.leftToAws).toContain('iops');
    expect(one?.leftToAws).not.toContain('engine');
    expect(weighed({ before, after: before }, 'aws_sns_topic.t')).toEqual([]);
    expect(weighed({ before, after: before }, 'aws_lb.toString')).toMatchObject([{ before: { name: 'g' } }]);
  });

  it.each([
    ['as a whole, before', { before_sensitive: true }, []],
    ['as a whole, after', { after_sensitive: true }, []],
    ['by name', { before_sensitive: { name: true } }, ['subnet_ids', 'vpc_id']],
    ['in part', { after_sensitive: { subnet_ids: [false, true] } }, ['name', 'vpc_id']],
    ['not at all', { after_sensitive: { subnet_ids: [false] } }, ['name', 'subnet_ids', 'vpc_id']],
  ])('has nothing of what is marked as sensitive %s', (_, marks, left) => {
    const [one] = weighed({ before, after: before, ...marks });
    for (const side of [one?.before, one?.after, one?.wanted])
      expect(Object.keys(side ?? {}).toSorted()).toEqual(left);
  });

  it('what is new, or goes, has one side', () => {
    expect(weighed({ actions: ['create'], before: null, after: before })).toMatchObject([{ before: {} }]);
    expect(weighed({ actions: ['delete'], before, after: null })).toMatchObject([
      { after: {}, before: { name: 'g' } },
    ]);
  });

  it('one stays the same where nothing makes or ends it', () => {
    const stays = (...actions: readonly string[]) => staysTheSame({ actions });
    expect([stays('update'), stays('no-op'), stays('create'), stays('delete', 'create')]).toEqual([
      ...[true, true, false, false],
    ]);
  });

  it('numbers and texts are read with what stands for none', () => {
    expect([numberIn({ a: 3 }, 'a'), numberIn({ a: '3' }, 'a'), numberIn({}, 'a')]).toEqual([3, 0, 0]);
    expect([textIn({ a: 'x' }, 'a'), textIn({ a: 3 }, 'a'), textIn({}, 'a')]).toEqual(['x', '', '']);
  });
});
