import type { TerraformStack } from 'cdktn';
import { Compute } from '../constructs/compute/compute.js';
import { Database } from '../constructs/database/database.js';
import { InstanceIdentity } from '../constructs/identity/instance-identity.js';
import { LoadBalancer } from '../constructs/load-balancer/load-balancer.js';
import { partitionOf } from '../constructs/partition.js';
import { Bucket } from '../constructs/storage/bucket.js';
import { databasePassword } from './database-password.js';
import { instanceUserData } from './instance-user-data.js';
import type { Application, Foundation, StackInput } from './stack-parts.js';

/** Load balancer, bucket, database, and the instances with their role. */
export function application(
  stack: TerraformStack,
  { settings, names, tags }: StackInput,
  { network, groups }: Foundation,
): Application {
  const { environment } = settings;
  const loadBalancer = new LoadBalancer(stack, 'load_balancer', {
    settings: settings.loadBalancer,
    names: names.loadBalancer,
    vpcId: network.vpcId,
    subnetIds: network.loadBalancerSubnetIds,
    securityGroupId: groups.albId,
    target: settings.app,
  });
  const bucket = new Bucket(stack, 'storage', { settings: settings.storage, name: names.storage.bucket });
  const database = new Database(stack, 'database', {
    settings: settings.database,
    names: names.database,
    environment,
    subnetIds: network.databaseSubnetIds,
    securityGroupId: groups.dbId,
    password: databasePassword(stack, settings, names),
  });
  const identity = new InstanceIdentity(stack, 'identity', {
    names: names.identity,
    environment,
    partition: partitionOf(settings.aws.region),
    secretArn: database.secretArn,
    bucketArn: bucket.arn,
    bucketKeyArn: bucket.keyArn,
  });
  const compute = new Compute(stack, 'compute', {
    settings: settings.compute,
    names: names.compute,
    subnetIds: network.subnetIds,
    securityGroupId: groups.appId,
    instanceProfileName: identity.profileName,
    targetGroupArn: loadBalancer.targetGroupArn,
    userData: instanceUserData(settings, { database, bucket }),
    tags,
  });
  return { loadBalancer, bucket, database, compute };
}
