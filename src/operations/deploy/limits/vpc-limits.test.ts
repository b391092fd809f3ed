import { describe, expect, it } from 'vitest';
import { changeOf, databaseUpdate, planOf } from '../../../../test/fixtures/database-plan.js';
import { awsRefused } from '../../../aws/errors.js';
import { settingWords } from './setting-words.js';
import { subnetsInUse } from './subnets-in-use.js';
import { vpcProblems } from './vpc-limits.js';

const words = settingWords(
  { file: '/p/environments.yaml', locate: () => ({ line: 5, column: 17 }) },
  'dev-001',
);
const subnets = [
  { id: 'subnet-b', vpcId: 'vpc-1', zone: 'b', freeAddresses: 99 },
  { id: 'subnet-x', vpcId: 'vpc-2', zone: 'a', freeAddresses: 99 },
];
const asked: string[][] = [];
const answer = async () => ({
  subnets: async (ids: readonly string[]) => {
    asked.push([...ids]);
    return subnets.filter(({ id }) => ids.includes(id));
  },
});
async function problems(change: ReturnType<typeof changeOf>, ask: () => ReturnType<typeof answer> = answer) {
  asked.length = 0;
  const { weighed } = planOf([change]);
  return (
    await Promise.all(weighed.map((one) => vpcProblems(one, { suffix: 'dev-001', words, ask })))
  ).flat();
}
const group = (ids: readonly string[], actions = ['update']) => {
  const before = { name: 'g', vpc_id: 'vpc-1', subnet_ids: ['subnet-a', 'subnet-b'] };
  return changeOf('aws_db_subnet_group.group', { actions, before, after: { ...before, subnet_ids: ids } });
};

it('subnets of another VPC are refused, of a subnet group and of a load balancer', async () => {
  expect(await problems(group(['subnet-b', 'subnet-x']))).toMatchObject([
    {
      code: 'subnets-of-another-vpc',
      message:
        'dev-001: aws_db_subnet_group.group is in vpc-1, and network.databaseSubnetIds names subnet-x of vpc-2. AWS would refuse the change.',
      path: 'environments.dev-001.network.databaseSubnetIds',
    },
  ]);
  const before = { name: 'alb', vpc_id: 'vpc-1', subnets: ['subnet-b'] };
  const alb = changeOf('aws_lb.alb', {
    actions: ['update'],
    before,
    after: { ...before, subnets: ['subnet-x'] },
  });
  expect(await problems(alb)).toMatchObject([{ code: 'subnets-of-another-vpc' }]);
});

it('nobody is asked where no subnet is new, or the group is', async () => {
  expect(await problems(group(['subnet-b']))).toEqual([]);
  expect(await problems(group(['subnet-x'], ['create']))).toEqual([]);
  expect(asked).toEqual([]);
  expect(await problems(group(['subnet-a', 'subnet-b', 'subnet-c']))).toEqual([]);
  expect(asked).toEqual([['subnet-c']]);
});

it('whose subnets they are is unknown to whoever may not ask', async () => {
  const silent = async () => {
    throw awsRefused.error({ service: 'EC2', name: 'UnauthorizedOperation', reason: 'no' });
  };
  expect(await problems(group(['subnet-x']), silent)).toMatchObject([
    { code: 'subnets-unknown', severity: 'warning' },
  ]);
});

it('a database stays in its subnet group', async () => {
  expect(await problems(databaseUpdate({ db_subnet_group_name: 'other' }))).toMatchObject([
    { code: 'subnet-group-exchanged', message: expect.stringContaining('db-subnet-group-dev-001 to other.') },
  ]);
  expect(await problems(databaseUpdate({ db_subnet_group_name: undefined }))).toMatchObject([
    { code: 'subnet-group-exchanged' },
  ]);
  expect(await problems(databaseUpdate({ multi_az: true }))).toEqual([]);
});

describe('a subnet that a group loses', () => {
  const zones = [
    { id: 'subnet-a', vpcId: 'vpc-1', zone: 'a', freeAddresses: 99 },
    { id: 'subnet-b', vpcId: 'vpc-1', zone: 'b', freeAddresses: 99 },
    { id: 'subnet-b2', vpcId: 'vpc-1', zone: 'b', freeAddresses: 99 },
  ];
  async function lost(former: readonly string[], later: readonly string[], database: object = {}) {
    const before = { name: 'db-subnet-group-dev-001', vpc_id: 'vpc-1', subnet_ids: former };
    const change = { actions: ['update'], before, after: { ...before, subnet_ids: later } };
    const found = { availability_zone: 'a', multi_az: false, ...database };
    const { weighed } = planOf([changeOf('aws_db_subnet_group.group', change), databaseUpdate({}, found)]);
    const ask = async () => ({ subnets: async () => zones });
    const problems = await subnetsInUse(weighed, { suffix: 'dev-001', words, ask });
    return problems.map(({ code, message }) => [code, message]);
  }

  it('is not the one in which the database is', async () => {
    expect(await lost(['subnet-a', 'subnet-b', 'subnet-b2'], ['subnet-b', 'subnet-b2'])).toEqual([
      [
        'subnet-in-use',
        expect.stringContaining('would lose subnet-a, in whose zone aws_db_instance.postgres is'),
      ],
    ]);
    expect(await lost(['subnet-a', 'subnet-b', 'subnet-b2'], ['subnet-a', 'subnet-b'])).toEqual([]);
  });

  it('is unknown where others are in that zone, or where there is a standby', async () => {
    const all = ['subnet-a', 'subnet-b', 'subnet-b2'];
    expect(await lost(all, ['subnet-a', 'subnet-b'], { availability_zone: 'b', freeAddresses: 99 })).toEqual([
      ['subnet-in-use-unknown', expect.stringContaining('its zone has other subnets')],
    ]);
    expect(await lost(all, ['subnet-a', 'subnet-b'], { multi_az: true })).toEqual([
      ['subnet-in-use-unknown', expect.stringContaining('where its standby is')],
    ]);
    expect(await lost(all, ['subnet-a', 'subnet-b'], { availability_zone: null })).toEqual([
      ['subnet-in-use-unknown', expect.stringContaining('does not say its zone')],
    ]);
  });
});
