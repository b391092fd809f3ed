import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { iamAction } from '../scripts/recording/iam-actions.js';
import { packageFile } from '../src/package-files.js';

const read = (file: string) => readFileSync(packageFile(file), 'utf8');
const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());
const policy = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    z.strictObject({
      Sid: z.string().optional(),
      Effect: z.literal('Allow'),
      Action: oneOrMore,
      Resource: oneOrMore,
      Condition: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

const guide = read('docs/guides/deployer-permissions.md');
/** The policy under a heading of the guide, as actions. */
const policies = Object.fromEntries(
  [...guide.matchAll(/^## (\w+)\n[^#]*?```json\n(.*?)```/gms)].map(([, title = '', json = '']) => [
    title,
    { text: json, ...policy.parse(JSON.parse(json)) },
  ]),
);
const actionsOf = (title: string) => policies[title]?.Statement.flatMap(({ Action }) => Action) ?? [];
/** The actions of the rows under “Add only what an environment uses”: `secretsmanager:CreateSecret`, then short names of the same service. */
const added = (setting: string): readonly string[] => {
  const row = guide.split('\n').find((line) => line.startsWith(`| \`${setting}`)) ?? '';
  let service = '';
  return [...row.matchAll(/`(?:([a-z0-9]+):)?([A-Z]\w+)`/g)].map(([, named, action]) => {
    service = named ?? service;
    return `${service}:${action}`;
  });
};
const allows = (actions: readonly string[], wanted: string) =>
  actions.some((action) =>
    action.endsWith('*') ? wanted.startsWith(action.slice(0, -1)) : wanted === action,
  );

const steps = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(read('test/fixtures/aws-calls.json')));
const needed = (step: string) => [...new Set((steps[step] ?? []).flatMap((call) => iamAction(call) ?? []))];

/** Of an environment whose state is in S3 and whose load balancer has a domain name, as the record has them. */
const domain = added('loadBalancer.domainName');
const state = actionsOf('State');
const isReading = (action: string) => /:(Describe|Get|List)/.test(action);
const plan = actionsOf('Plan');
const planOfTeam = [...plan, ...state, ...domain.filter(isReading)];
const generated = added('database.password.source: generated');
const deploy = [
  ...planOfTeam,
  ...domain,
  ...actionsOf('Deploy'),
  ...actionsOf('Production'),
  ...generated,
  ...added('database.password.source: rdsManaged'),
  ...added('storage.forceDestroy: true'),
];
const secret = actionsOf('Secret');

/** What no call of the record needs, and why a policy has it nevertheless. */
const unrecorded: Readonly<Record<string, string>> = {
  'autoscaling:CancelInstanceRefresh':
    'the provider cancels a refresh that is still running before it starts another',
  'autoscaling:DeleteTags': 'a tag that is removed',
  'ec2:DeleteTags': 'a tag that is removed',
  'ec2:ModifySecurityGroupRules': 'a rule whose peer or port changes in place',
  'ec2:RunInstances': 'AWS asks for it where an Auto Scaling Group uses a launch template',
  'elasticloadbalancing:ModifyListener': 'a certificate that is added or exchanged',
  'elasticloadbalancing:ModifyListenerAttributes': 'attributes of a listener',
  'elasticloadbalancing:RemoveTags': 'a tag that is removed',
  'elasticloadbalancing:SetSecurityGroups': 'security groups of the load balancer that change',
  'elasticloadbalancing:SetSubnets': 'subnets of the load balancer that change',
  'iam:GetAccountSummary': 'doctor asks for the quotas of IAM; the emulator has none',
  'iam:CreateServiceLinkedRole': 'the first load balancer, group or database of an account',
  'iam:PassRole': 'AWS asks for it where a launch template gives a role to instances',
  'iam:UntagInstanceProfile': 'a tag that is removed',
  'iam:UntagRole': 'a tag that is removed',
  'iam:UpdateAssumeRolePolicy': 'a trust policy that changes in a later release',
  'rds:CreateDBSnapshot': 'the final snapshot of production',
  'rds:ModifyDBSubnetGroup': 'subnets of the database that change',
  'rds:RebootDBInstance': 'a parameter that takes effect after a restart',
  'rds:RemoveTagsFromResource': 'a tag that is removed',
  'rds:ResetDBParameterGroup': 'a parameter that is removed',
  's3:DeleteObjectVersion': '`forceDestroy` of a bucket with versions',
  's3:ListBucketVersions': '`forceDestroy` of a bucket with versions',
  's3:ListTagsForResource': 'newer providers read tags of buckets with it',
  's3:TagResource': 'newer providers write tags of buckets with it',
  's3:UntagResource': 'newer providers remove tags of buckets with it',
  'secretsmanager:RestoreSecret': '`secret restore`',
  'secretsmanager:UntagResource': 'a tag that is removed',
  'secretsmanager:UpdateSecret': 'a description that changes',
  'secretsmanager:UpdateSecretVersionStage': 'the provider moves AWSCURRENT to another version',
  'autoscaling:DisableMetricsCollection': 'alarms and dashboard that are turned off',
  'backup-storage:MountCapsule': 'AWS asks for it at the creation of a vault',
  'backup:ListBackupVaults':
    'whether the name of a vault is taken: the calls were recorded before that was asked',
  'backup:UntagResource': 'a tag that is removed',
  'backup:UpdateBackupPlan': 'backups that are kept longer, or made at another hour',
  'cloudwatch:UntagResource': 'a tag that is removed',
  'ec2:ModifyVpcEndpoint': 'a policy or a route table of an endpoint that changes',
  'ec2:ReplaceRoute': 'another number of NAT gateways',
  'elasticloadbalancing:SetWebAcl': 'AWS asks for it where a firewall is put before a load balancer',
  'iam:CreatePolicyVersion': 'a boundary that changes',
  'iam:DeletePolicyVersion': 'a boundary that changes: AWS keeps five versions',
  'iam:DeleteRolePermissionsBoundary': 'a boundary that is turned off',
  'iam:PutRolePermissionsBoundary': 'a boundary that is turned on',
  'iam:UntagPolicy': 'a tag that is removed',
  'kms:CreateGrant': 'AWS Backup asks for it at the creation of a vault with a key',
  'kms:Decrypt': 'AWS Backup asks for it at the creation of a vault with a key',
  'kms:GenerateDataKey': 'AWS Backup asks for it at the creation of a vault with a key',
  'kms:PutKeyPolicy': 'a key that serves another log group too',
  'kms:RetireGrant': 'AWS Backup asks for it at the creation of a vault with a key',
  'kms:UntagResource': 'a tag that is removed',
  'kms:UpdateKeyDescription': 'a description that changes',
  'logs:AssociateKmsKey': 'a log group that gets a key',
  'logs:CreateLogDelivery': 'AWS asks for it where a firewall begins to log',
  'logs:DeleteLogDelivery': 'AWS asks for it where a firewall ends to log',
  'logs:DescribeResourcePolicies': 'AWS asks for it where a firewall begins to log',
  'logs:DisassociateKmsKey': 'a log group that loses its key',
  'logs:PutResourcePolicy': 'AWS asks for it where a firewall begins to log',
  'logs:UntagResource': 'a tag that is removed',
  'rds:ModifyEventSubscription': 'categories of events that change',
  'sns:Subscribe': 'a subscriber of the alarms',
  'sns:Unsubscribe': 'a subscriber that is removed',
  'sns:UntagResource': 'a tag that is removed',
  'wafv2:UntagResource': 'a tag that is removed',
  'wafv2:UpdateWebACL': 'rules of the firewall that change',
};

/** What is asked and may be refused, and what happens then. */
const optional: Readonly<Record<string, string>> = {
  'secretsmanager:GetSecretValue': '`secret status` says that it cannot tell whether RDS takes the value',
};

describe('the policies of docs/guides/deployer-permissions.md', () => {
  it('are found, and each fits into a managed policy of 6,144 characters', () => {
    expect(Object.keys(policies)).toEqual(['Plan', 'Deploy', 'Production', 'State', 'Bootstrap', 'Secret']);
    for (const { text } of Object.values(policies))
      expect(text.replaceAll(/\s/g, '').length).toBeLessThan(6144);
    expect(generated).toContain('secretsmanager:PutSecretValue');
  });

  it.each([
    ['plan', planOfTeam],
    ['doctor', planOfTeam],
    ['drift', planOfTeam],
    ['list', state],
    ['bootstrap', actionsOf('Bootstrap')],
    ['deploy', deploy],
    ['destroy', deploy],
    ['secret', [...secret, 'secretsmanager:ListSecrets', ...Object.keys(optional)]],
  ] as const)('allow every call that %s was seen to make', (step, actions) => {
    expect(needed(step).length).toBeGreaterThan(1);
    expect(needed(step).filter((action) => !allows(actions, action))).toEqual([]);
  });

  it('name what the snapshot of a cluster takes, which no call of the record needs', () => {
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
    expect(added('synthCommand')).toEqual(['rds:CreateDBClusterSnapshot', 'rds:DescribeDBClusterSnapshots']);
  });

  it('let the plan role change nothing', () => {
    expect(plan.filter((action) => !isReading(action))).toEqual([]);
  });

  it('allow nothing that no call needs, unless for a reason', () => {
    const seen = Object.keys(steps).flatMap(needed);
    const idle = [...new Set([...deploy, ...secret, ...actionsOf('Bootstrap')])].filter(
      (action) => !seen.some((one) => allows([action], one)),
    );
    expect(idle.sort()).toEqual(Object.keys(unrecorded).sort());
  });

  it('let the secret role read no secret', () => {
    expect(Object.keys(optional).filter((action) => allows(secret, action))).toEqual([]);
  });

  it('allow no whole service, and nothing that changes on every resource but EC2 and what knows no resource', () => {
    const statements = Object.values(policies).flatMap(({ Statement }) => Statement);
    for (const { Sid, Action, Resource } of statements) {
      expect(Action.filter((action) => /^\*|:\*$/.test(action))).toEqual([]);
      if (Resource.includes('*')) expect(['Describe', 'Network', 'KnowsNoResource']).toContain(Sid);
    }
  });
});
