import {
  DeleteSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** One request to the emulator in AWS's query protocol; the emulator checks no signature. */
async function query(endpoint: string, service: string, action: string, version: string): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/ap-southeast-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: `Action=${action}&Version=${version}`,
  });
  return response.text();
}

const listings = [
  ['elasticloadbalancing', 'DescribeLoadBalancers', '2015-12-01', 'LoadBalancerName'],
  ['elasticloadbalancing', 'DescribeTargetGroups', '2015-12-01', 'TargetGroupName'],
  ['autoscaling', 'DescribeAutoScalingGroups', '2011-01-01', 'AutoScalingGroupName'],
  ['ec2', 'DescribeLaunchTemplates', '2016-11-15', 'launchTemplateName'],
  ['ec2', 'DescribeSecurityGroups', '2016-11-15', 'groupName'],
  ['rds', 'DescribeDBInstances', '2014-10-31', 'DBInstanceIdentifier'],
  ['rds', 'DescribeDBSubnetGroups', '2014-10-31', 'DBSubnetGroupName'],
  ['rds', 'DescribeDBParameterGroups', '2014-10-31', 'DBParameterGroupName'],
  ['iam', 'ListRoles', '2010-05-08', 'RoleName'],
  ['iam', 'ListInstanceProfiles', '2010-05-08', 'InstanceProfileName'],
] as const;

/** Names of all that the emulator holds of the kinds that the product makes, buckets included, secrets not. */
export async function inventory(endpoint: string): Promise<string[]> {
  const named = await Promise.all(
    listings.map(async ([service, action, version, element]) => {
      const text = await query(endpoint, service, action, version);
      return [...text.matchAll(new RegExp(`<${element}>([^<]+)</${element}>`, 'g'))].map(
        ([, name]) => `${element} ${name}`,
      );
    }),
  );
  const buckets = [...(await bucketList(endpoint)).matchAll(/<Name>([^<]+)<\/Name>/g)].map(
    ([, name]) => `bucket ${name}`,
  );
  return [...named.flat(), ...buckets].filter((name) => !name.endsWith(' default')).sort();
}

async function bucketList(endpoint: string): Promise<string> {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260101/ap-southeast-1/s3/aws4_request, SignedHeaders=host, Signature=0';
  return (await fetch(endpoint, { headers: { Authorization: authorization } })).text();
}

/** What a secret of the emulator holds. */
export async function secretValue(endpoint: string, name: string): Promise<string> {
  return (await currentVersion(endpoint, name)).value;
}

/** The current version of a secret of the emulator. */
export async function currentVersion(
  endpoint: string,
  name: string,
): Promise<{ readonly id: string; readonly value: string }> {
  const { SecretString = '', VersionId = '' } = await secretsManager(endpoint).send(
    new GetSecretValueCommand({ SecretId: name }),
  );
  return { id: VersionId, value: SecretString };
}

/** Deletes a secret behind the back of the stack; it can be restored. */
export async function deleteSecret(endpoint: string, name: string): Promise<void> {
  await secretsManager(endpoint).send(new DeleteSecretCommand({ SecretId: name, RecoveryWindowInDays: 7 }));
}

/** Deletes a secret so that its name is free again. */
export async function deleteSecretForGood(endpoint: string, name: string): Promise<void> {
  const options = { SecretId: name, ForceDeleteWithoutRecovery: true };
  await secretsManager(endpoint).send(new DeleteSecretCommand(options));
}

/** Puts a new value into a secret, as RDS does with those that it manages. */
export async function putSecretValue(endpoint: string, name: string, value: string): Promise<void> {
  await secretsManager(endpoint).send(new PutSecretValueCommand({ SecretId: name, SecretString: value }));
}

function secretsManager(endpoint: string): SecretsManagerClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new SecretsManagerClient({ endpoint, region: 'ap-southeast-1', credentials });
}

/** Whether a database of the emulator would let somebody in. */
export async function databaseTakes(endpoint: string, instance: string, password: string): Promise<boolean> {
  const wanted = { accountId: '123456789012', region: 'ap-southeast-1', instance, password };
  const answer = await fetch(new URL('/multienv-login', endpoint), {
    method: 'POST',
    body: JSON.stringify(wanted),
  });
  return answer.status === 204;
}
