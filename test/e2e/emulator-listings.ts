/** A question in AWS's query protocol: service, action, version, and the element with the name. A filter leaves out what AWS has by itself, or what is on its way out. */
type Listing = readonly [
  service: string,
  action: string,
  version: string,
  element: string,
  filter?: readonly [name: string, value: string],
];

const listings: readonly Listing[] = [
  ['elasticloadbalancing', 'DescribeLoadBalancers', '2015-12-01', 'LoadBalancerName'],
  ['elasticloadbalancing', 'DescribeTargetGroups', '2015-12-01', 'TargetGroupName'],
  ['autoscaling', 'DescribeAutoScalingGroups', '2011-01-01', 'AutoScalingGroupName'],
  ['ec2', 'DescribeLaunchTemplates', '2016-11-15', 'launchTemplateName'],
  ['ec2', 'DescribeSecurityGroups', '2016-11-15', 'groupName'],
  ['ec2', 'DescribeVpcs', '2016-11-15', 'vpcId', ['tag:ManagedBy', 'CDKTF']],
  ['ec2', 'DescribeVpcEndpoints', '2016-11-15', 'vpcEndpointId', ['vpc-endpoint-state', 'available']],
  ['ec2', 'DescribeNatGateways', '2016-11-15', 'natGatewayId', ['state', 'available']],
  ['ec2', 'DescribeAddresses', '2016-11-15', 'publicIp'],
  ['ec2', 'DescribeFlowLogs', '2016-11-15', 'flowLogId'],
  ['rds', 'DescribeDBInstances', '2014-10-31', 'DBInstanceIdentifier'],
  ['rds', 'DescribeDBSubnetGroups', '2014-10-31', 'DBSubnetGroupName'],
  ['rds', 'DescribeDBParameterGroups', '2014-10-31', 'DBParameterGroupName'],
  ['rds', 'DescribeEventSubscriptions', '2014-10-31', 'CustSubscriptionId'],
  ['iam', 'ListRoles', '2010-05-08', 'RoleName'],
  ['iam', 'ListInstanceProfiles', '2010-05-08', 'InstanceProfileName'],
  ['iam', 'ListPolicies', '2010-05-08', 'PolicyName', ['Scope', 'Local']],
  ['monitoring', 'DescribeAlarms', '2010-08-01', 'AlarmName'],
  ['monitoring', 'ListDashboards', '2010-08-01', 'DashboardName'],
  ['sns', 'ListTopics', '2010-03-31', 'TopicArn'],
];

/** The same in AWS's JSON protocol: service, version of the protocol, target, what is asked, and the member with the name. */
const jsonListings = [
  ['logs', '1.1', 'Logs_20140328.DescribeLogGroups', {}, 'logGroupName'],
  ['kms', '1.1', 'TrentService.ListAliases', {}, 'AliasName'],
  ['wafv2', '1.1', 'AWSWAF_20190729.ListWebACLs', { Scope: 'REGIONAL' }, 'Name'],
] as const;

/** The same of services that are asked by a path: service, path, and the member with the name. */
const restListings = [
  ['backup', '/backup/plans/', 'BackupPlanName'],
  ['backup', '/backup-vaults/', 'BackupVaultName'],
] as const;

/** Every name that the emulator answers to one of these questions, with what it is the name of. */
export async function listed(endpoint: string): Promise<string[]> {
  const answers = await Promise.all([
    ...listings.map((one) => byQuery(endpoint, one)),
    ...jsonListings.map((one) => byJson(endpoint, one)),
    ...restListings.map((one) => byPath(endpoint, one)),
    buckets(endpoint),
  ]);
  return answers.flat();
}

async function byQuery(
  endpoint: string,
  [service, action, version, element, filter]: Listing,
): Promise<string[]> {
  const text = await ask(endpoint, service, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `${new URLSearchParams({ Action: action, Version: version, ...filtered(service, filter) })}`,
  });
  return elements(text, element).map((name) => `${element} ${name}`);
}

/** EC2 has numbered filters, other services parameters. */
function filtered(service: string, filter: Listing[4]): Readonly<Record<string, string>> {
  if (filter === undefined) return {};
  const [name, value] = filter;
  return service === 'ec2' ? { 'Filter.1.Name': name, 'Filter.1.Value.1': value } : { [name]: value };
}

async function byJson(
  endpoint: string,
  [service, version, target, input, member]: (typeof jsonListings)[number],
): Promise<string[]> {
  const text = await ask(endpoint, service, {
    method: 'POST',
    headers: { 'Content-Type': `application/x-amz-json-${version}`, 'X-Amz-Target': target },
    body: JSON.stringify(input),
  });
  return members(text, member).filter((name) => !name.includes(' alias/aws/'));
}

async function byPath(
  endpoint: string,
  [service, path, member]: (typeof restListings)[number],
): Promise<string[]> {
  return members(await ask(endpoint, service, { method: 'GET' }, path), member);
}

async function buckets(endpoint: string): Promise<string[]> {
  return elements(await ask(endpoint, 's3', { method: 'GET' }), 'Name').map((name) => `bucket ${name}`);
}

function elements(text: string, element: string): string[] {
  return [...text.matchAll(new RegExp(`<${element}>([^<]+)</${element}>`, 'g'))].map(([, name = '']) => name);
}

function members(text: string, member: string): string[] {
  return [...text.matchAll(new RegExp(`"${member}": ?"([^"]+)"`, 'g'))].map(
    ([, name = '']) => `${member} ${name}`,
  );
}

/** One request to the emulator, which checks no signature. @throws Error where it has no answer: nothing would look like everything gone */
async function ask(endpoint: string, service: string, init: RequestInit, path = '/'): Promise<string> {
  const authorization = `AWS4-HMAC-SHA256 Credential=test/20260101/ap-southeast-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  const headers = { ...init.headers, Authorization: authorization };
  const response = await fetch(new URL(path, endpoint), { ...init, headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} answered ${response.status}: ${text.slice(0, 500)}`);
  return text;
}
