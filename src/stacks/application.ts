import type { TerraformStack } from 'cdktn';
import { writesAccessLogs } from '../config/values/log-bucket.js';
import { Backup } from '../constructs/backup/backup.js';
import { Compute } from '../constructs/compute/compute.js';
import { Database } from '../constructs/database/database.js';
import { InstanceIdentity } from '../constructs/identity/instance-identity.js';
import { literal } from '../constructs/literals.js';
import { LoadBalancer } from '../constructs/load-balancer/load-balancer.js';
import { WebAcl } from '../constructs/load-balancer/web-acl.js';
import { logAgentSteps } from '../constructs/logs/log-agent.js';
import { LogBucket } from '../constructs/logs/log-bucket.js';
import { partitionOf } from '../constructs/partition.js';
import { Bucket } from '../constructs/storage/bucket.js';
import { databasePassword } from './database-password.js';
import { instanceUserData } from './instance-user-data.js';
import { keptByTerraform } from './kept-by-terraform.js';
import { accountId } from './monitoring/account-id.js';
import type { Application, Foundation, StackInput } from './stack-parts.js';

/** Load balancer, bucket, database, and the instances with their role. */
export function application(
  stack: TerraformStack,
  { settings, names, tags }: StackInput,
  { network, groups, endpoints, logGroups, logKeyArn }: Foundation,
): Application {
  const { environment } = settings;
  const logBucket = accessLogBucket(stack, settings);
  const partition = partitionOf(settings.aws.region);
  const isKept = keptByTerraform(settings);
  const loadBalancer = new LoadBalancer(stack, 'load_balancer', {
    settings: settings.loadBalancer,
    names: names.loadBalancer,
    vpcId: network.vpcId,
    subnetIds: network.loadBalancerSubnetIds,
    securityGroupId: groups.albId,
    target: settings.app,
    after: network.publicRoutes,
    logBucket,
  });
  if (settings.loadBalancer.webAcl.mode !== 'off')
    new WebAcl(stack, 'web_acl', {
      settings: settings.loadBalancer.webAcl,
      names: names.loadBalancer,
      loadBalancerArn: loadBalancer.arn,
      logKeyArn,
    });
  const bucket = new Bucket(stack, 'storage', {
    settings: settings.storage,
    name: names.storage.bucket,
    logBucket,
    preventDestroy: isKept.bucket,
  });
  const database = new Database(stack, 'database', {
    settings: settings.database,
    names: names.database,
    environment,
    partition,
    preventDestroy: isKept.database,
    subnetIds: network.databaseSubnetIds,
    securityGroupId: groups.dbId,
    password: databasePassword(stack, settings, names),
    logGroups: logGroups?.ofDatabase,
  });
  const identity = new InstanceIdentity(stack, 'identity', {
    settings: settings.identity,
    names: names.identity,
    environment,
    suffix: settings.suffix,
    partition,
    region: literal(settings.aws.region),
    secretArn: database.secretArn,
    bucketArn: bucket.arn,
    bucketKeyArn: bucket.keyArn,
    databaseUser: database.iamUser,
    artifact: settings.app.artifact,
  });
  const compute = new Compute(stack, 'compute', {
    settings: settings.compute,
    names: names.compute,
    subnetIds: network.subnetIds,
    after: [...network.privateRoutes, ...endpoints],
    securityGroupId: groups.appId,
    instanceProfileName: identity.profileName,
    targetGroupArn: loadBalancer.targetGroupArn,
    requestCountLabel: loadBalancer.requestCountLabel,
    reportsSizes: settings.alarms.enabled || settings.dashboard.enabled,
    userData: instanceUserData(
      settings,
      { database, bucket },
      settings.logs.agent ? logAgentSteps(names.logs) : undefined,
    ),
    tags,
  });
  if (settings.backup.plan === 'daily')
    new Backup(stack, 'backup', {
      settings: settings.backup,
      names: names.backup,
      environment,
      partition,
      accountId: accountId(stack),
      // AWS Backup takes a bucket with versioning alone.
      resourceArns: [database.arn, ...(settings.storage.versioning ? [bucket.arn] : [])],
    });
  return { loadBalancer, bucket, database, compute };
}

/** Where the access logs of load balancer and bucket go, if any are on. */
function accessLogBucket(stack: TerraformStack, settings: StackInput['settings']): string | undefined {
  const { aws, logs } = settings;
  if (!writesAccessLogs(settings)) return undefined;
  // The bucket of the account is named for it, one of the file is not.
  const account = logs.bucket === undefined ? (aws.accountId ?? accountId(stack)) : undefined;
  return new LogBucket(stack, 'log_bucket', { settings: logs, region: aws.region, accountId: account }).name;
}
