import { UserError } from '../errors/user-error.js';
import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** How many of something an account may have, in its region or in all. */
export interface Quota {
  readonly used: number;
  readonly max: number;
}

/** What a service tells of its quotas, by its own names for them; or why it tells nothing. */
export interface ServiceQuotas {
  readonly service: string;
  readonly quotas: Readonly<Record<string, Quota>>;
  readonly failure?: UserError;
}

type Ask = (target: AwsTarget) => Promise<Readonly<Record<string, Quota>>>;

/** Services that tell their quotas by themselves: for the others, such as the vCPUs of EC2, there is Service Quotas alone. */
const services: readonly (readonly [service: string, ask: Ask])[] = [
  ['RDS', quotasOfRds],
  ['Elastic Load Balancing', quotasOfLoadBalancing],
  ['Auto Scaling', quotasOfAutoScaling],
  ['IAM', quotasOfIam],
];

/** What each service tells of the quotas of an account. One that does not answer keeps none of the others from it. */
export function readQuotas(target: AwsTarget): Promise<readonly ServiceQuotas[]> {
  return Promise.all(
    services.map(async ([service, ask]) => {
      try {
        return { service, quotas: await ask(target) };
      } catch (failure) {
        if (failure instanceof UserError) return { service, quotas: {}, failure };
        throw failure;
      }
    }),
  );
}

async function quotasOfRds(target: AwsTarget) {
  const { RDSClient, DescribeAccountAttributesCommand } = await import('@aws-sdk/client-rds');
  const client = new RDSClient(await clientConfig(target, 'RDS'));
  const answer = await send(() => client.send(new DescribeAccountAttributesCommand()), {
    service: 'RDS',
    target,
  });
  return named(
    (answer?.AccountQuotas ?? []).map(({ AccountQuotaName, Used, Max }) => [AccountQuotaName, Used, Max]),
  );
}

async function quotasOfLoadBalancing(target: AwsTarget) {
  const sdk = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const client = new sdk.ElasticLoadBalancingV2Client(
    await clientConfig(target, 'Elastic Load Balancing v2'),
  );
  const asked = { service: 'Elastic Load Balancing', target };
  const [limits, balancers, groups] = await Promise.all([
    send(() => client.send(new sdk.DescribeAccountLimitsCommand()), asked),
    send(() => counted(sdk.paginateDescribeLoadBalancers({ client }, {}), applicationOnly), {
      ...asked,
      absent: ['LoadBalancerNotFoundException', 'LoadBalancerNotFound'],
    }),
    send(
      () => counted(sdk.paginateDescribeTargetGroups({ client }, {}), (page) => page.TargetGroups?.length),
      {
        ...asked,
        absent: ['TargetGroupNotFoundException', 'TargetGroupNotFound'],
      },
    ),
  ]);
  const max = new Map((limits?.Limits ?? []).map(({ Name, Max }) => [Name, Number(Max)]));
  return named([
    ['application-load-balancers', balancers ?? 0, max.get('application-load-balancers')],
    ['target-groups', groups ?? 0, max.get('target-groups')],
  ]);
}

const applicationOnly = ({
  LoadBalancers = [],
}: {
  readonly LoadBalancers?: readonly { readonly Type?: string | undefined }[] | undefined;
}) => LoadBalancers.filter(({ Type }) => Type === 'application').length;

async function counted<Page>(
  pages: AsyncIterable<Page>,
  count: (page: Page) => number | undefined,
): Promise<number> {
  let total = 0;
  for await (const page of pages) total += count(page) ?? 0;
  return total;
}

async function quotasOfAutoScaling(target: AwsTarget) {
  const sdk = await import('@aws-sdk/client-auto-scaling');
  const client = new sdk.AutoScalingClient(await clientConfig(target, 'Auto Scaling'));
  const command = new sdk.DescribeAccountLimitsCommand();
  const answer = await send(() => client.send(command), { service: 'Auto Scaling', target });
  return named([['groups', answer?.NumberOfAutoScalingGroups, answer?.MaxNumberOfAutoScalingGroups]]);
}

async function quotasOfIam(target: AwsTarget) {
  const { IAMClient, GetAccountSummaryCommand } = await import('@aws-sdk/client-iam');
  const client = new IAMClient(await clientConfig(target, 'IAM'));
  const answer = await send(() => client.send(new GetAccountSummaryCommand()), { service: 'IAM', target });
  const { Roles, RolesQuota, InstanceProfiles, InstanceProfilesQuota }: Partial<Record<string, number>> =
    answer?.SummaryMap ?? {};
  return named([
    ['Roles', Roles, RolesQuota],
    ['InstanceProfiles', InstanceProfiles, InstanceProfilesQuota],
  ]);
}

/** Those of which both numbers are told. */
function named(
  rows: readonly (readonly [name: string | undefined, used: number | undefined, max: number | undefined])[],
): Readonly<Record<string, Quota>> {
  return Object.fromEntries(
    rows.flatMap(([name, used, max]) =>
      name === undefined || used === undefined || max === undefined || Number.isNaN(max)
        ? []
        : [[name, { used, max }]],
    ),
  );
}
