import type { Quota, ServiceQuotas } from '../../../aws/quotas.js';
import type { EnvironmentCheck, EnvironmentSubject } from '../check.js';
import { type Diagnosis, ok, problem, skipped, warning } from '../diagnosis.js';
import { awsCommand } from '../next-command.js';
import { type WantedName, wantedNames } from './wanted-names.js';

/** From this share on somebody should ask for more. */
const nearly = 0.9;

/** A quota that the resources of a type count towards. */
interface Counted {
  readonly resource: string;
  readonly service: string;
  /** As the service calls it. */
  readonly quota: string;
  /** As people call what is counted. */
  readonly what: string;
  /** How many a resource needs. Default: 1. */
  readonly needs?: (subject: EnvironmentSubject) => number;
}

const counted: readonly Counted[] = [
  { resource: 'aws_db_instance', service: 'RDS', quota: 'DBInstances', what: 'DB instances' },
  {
    resource: 'aws_db_instance',
    service: 'RDS',
    quota: 'AllocatedStorage',
    what: 'GiB of storage',
    needs: ({ environment }) => environment.database.storageGiB,
  },
  { resource: 'aws_db_subnet_group', service: 'RDS', quota: 'DBSubnetGroups', what: 'DB subnet groups' },
  {
    resource: 'aws_db_parameter_group',
    service: 'RDS',
    quota: 'DBParameterGroups',
    what: 'DB parameter groups',
  },
  ...(
    [
      ['aws_lb', 'application-load-balancers', 'application load balancers'],
      ['aws_lb_target_group', 'target-groups', 'target groups'],
    ] as const
  ).map(([resource, quota, what]) => ({ resource, service: 'Elastic Load Balancing', quota, what })),
  {
    resource: 'aws_autoscaling_group',
    service: 'Auto Scaling',
    quota: 'groups',
    what: 'Auto Scaling groups',
  },
  { resource: 'aws_iam_role', service: 'IAM', quota: 'Roles', what: 'roles' },
  {
    resource: 'aws_iam_instance_profile',
    service: 'IAM',
    quota: 'InstanceProfiles',
    what: 'instance profiles',
  },
];

/** As Service Quotas calls the services. */
const codes: Readonly<Record<string, string>> = {
  RDS: 'rds',
  'Elastic Load Balancing': 'elasticloadbalancing',
  'Auto Scaling': 'autoscaling',
  IAM: 'iam',
};

/** The account may have what the next deploy makes. A quota that no service tells of itself, such as that of vCPUs, is not looked at. */
export const quotasCheck: EnvironmentCheck = {
  id: 'quotas',
  title: 'Quotas',
  needsAccess: true,
  isBeforeDeploy: true,
  run: async (subject) => {
    if (subject.sandbox !== undefined) return skipped('The emulator has no quotas.');
    const { isKnown, has } = await subject.state();
    if (!isKnown) return skipped('Only Terraform knows what the state has; the plan is looked at instead.');
    const wanted = wantedNames(await subject.stack()).filter(
      ({ resource, key, name }) => !has(resource, [key, name]),
    );
    if (wanted.length === 0) return ok('Nothing that counts is to be made.');
    const told = await subject.account.quotas();
    return judge(subject, needsOf(subject, wanted, told), told);
  },
};

/** What is needed of a quota, and what there is. */
interface Need extends Counted, Quota {
  readonly needed: number;
}

function needsOf(
  subject: EnvironmentSubject,
  wanted: readonly WantedName[],
  told: readonly ServiceQuotas[],
): readonly Need[] {
  return counted.flatMap((one) => {
    const quota = told.find(({ service }) => service === one.service)?.quotas[one.quota];
    const made = wanted.filter(({ resource }) => resource === one.resource).length;
    return quota === undefined || made === 0
      ? []
      : [{ ...one, ...quota, needed: made * (one.needs?.(subject) ?? 1) }];
  });
}

function judge(
  subject: EnvironmentSubject,
  needs: readonly Need[],
  told: readonly ServiceQuotas[],
): Diagnosis {
  const over = needs.filter(({ used, max, needed }) => used + needed > max);
  if (over.length > 0) return problem(inWords(over), more(subject, over));
  const near = needs.filter(({ used, max, needed }) => used + needed > max * nearly);
  if (near.length > 0) return warning(inWords(near), more(subject, near));
  const unasked = told.filter(({ failure }) => failure !== undefined);
  if (unasked.length === 0) return ok(`There is room for what ${subject.environment.suffix} makes.`);
  const asked = needs.length === 0 ? '' : ' The others have room.';
  const why = unasked.map(({ service, failure }) => `${service} (${failure?.message})`).join(', ');
  return skipped(`Not checked: the quotas of ${why}.${asked}`);
}

function inWords(needs: readonly Need[]): string {
  return needs
    .map(
      ({ service, what, used, max, needed }) =>
        `${service} lets this account have ${max} ${what}; it has ${used}, and ${needed} more would come.`,
    )
    .join(' ');
}

function more(subject: EnvironmentSubject, needs: readonly Need[]): string {
  const lists = [...new Set(needs.map(({ service }) => codes[service] ?? ''))].map((code) =>
    awsCommand(subject, `service-quotas list-service-quotas --service-code ${code}`),
  );
  return `Ask for a higher quota (${lists.join(', ')}; then request-service-quota-increase), or delete what is not needed.`;
}
