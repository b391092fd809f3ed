import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  accountLimits,
  accountSummary,
  type FakeAnswer,
  queryAnswer,
  rdsQuotas,
  refusal,
} from '../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../test/fixtures/fake-aws/fake-aws.js';
import { targetAt } from '../../test/fixtures/fake-aws/target-at.js';
import { readQuotas } from './quotas.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

const target = () => targetAt(aws);

async function told(different: Readonly<Record<string, FakeAnswer>>) {
  aws.play(different);
  const services = await readQuotas(target());
  return Object.fromEntries(services.map(({ service, quotas, failure }) => [service, failure ?? quotas]));
}

const list = (name: string, ...member: readonly { readonly [name: string]: string }[]) =>
  queryAnswer(`Describe${name}`, { [name]: { member: [...member] } });

it('each service tells its quotas by its own names', async () => {
  expect(
    await told({
      DescribeAccountAttributes: rdsQuotas(['DBInstances', 3, 40]),
      DescribeAccountLimits: accountLimits('50', ['4', '500']),
      DescribeLoadBalancers: list('LoadBalancers', { Type: 'application' }, { Type: 'application' }),
      DescribeTargetGroups: list('TargetGroups', { Port: '80' }, { Port: '81' }, { Port: '82' }),
      GetAccountSummary: accountSummary({ Roles: '10', InstanceProfiles: '7' }),
    }),
  ).toEqual({
    RDS: { DBInstances: { used: 3, max: 40 } },
    'Elastic Load Balancing': {
      'application-load-balancers': { used: 2, max: 50 },
      'target-groups': { used: 3, max: 50 },
    },
    'Auto Scaling': { groups: { used: 4, max: 500 } },
    IAM: { Roles: { used: 10, max: 1000 }, InstanceProfiles: { used: 7, max: 1000 } },
  });
});

it('load balancers of another kind have a quota of their own', async () => {
  const DescribeLoadBalancers = list('LoadBalancers', { Type: 'network' }, { Type: 'application' });
  expect((await told({ DescribeLoadBalancers }))['Elastic Load Balancing']).toMatchObject({
    'application-load-balancers': { used: 1 },
  });
});

it.each([
  ['no list', queryAnswer('DescribeLoadBalancers', {}), queryAnswer('DescribeTargetGroups', {})],
  ['that there is none', refusal('LoadBalancerNotFoundException'), refusal('TargetGroupNotFoundException')],
  ['so in other words', refusal('LoadBalancerNotFound'), refusal('TargetGroupNotFound')],
])('where AWS says %s, none is used', async (_words, DescribeLoadBalancers, DescribeTargetGroups) => {
  expect((await told({ DescribeLoadBalancers, DescribeTargetGroups }))['Elastic Load Balancing']).toEqual({
    'application-load-balancers': { used: 0, max: 50 },
    'target-groups': { used: 0, max: 50 },
  });
});

it('what is not told, or is no number, is left out', async () => {
  expect(
    await told({
      DescribeAccountAttributes: queryAnswer('DescribeAccountAttributes', {}),
      DescribeAccountLimits: accountLimits('many'),
      GetAccountSummary: queryAnswer('GetAccountSummary', {}),
    }),
  ).toEqual({
    ...{ RDS: {}, 'Elastic Load Balancing': {}, IAM: {} },
    'Auto Scaling': { groups: { used: 3, max: 500 } },
  });
});

it.each([
  ['RDS', 'DescribeAccountAttributes'],
  ['IAM', 'GetAccountSummary'],
])('%s that refuses says so, and the others tell theirs', async (service, action) => {
  const { [service]: refused, ...others } = await told({ [action]: refusal('AccessDenied', 403) });
  expect(refused).toMatchObject({ code: 'aws-refused', message: expect.stringContaining(service) });
  for (const one of Object.values(others)) expect(Object.keys(one)).not.toEqual([]);
});
