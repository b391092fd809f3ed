import { AwsProvider } from '@cdktn/provider-aws/lib/provider/index.js';
import { TerraformOutput } from 'cdktn';
import type { Construct } from 'constructs';
import { type EnvironmentNames, environmentNames } from '../config/names/environment-names.js';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import type { EnvironmentConfig, ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { backendBlock } from '../config/values/backend-block.js';
import { Compute } from '../constructs/compute/compute.js';
import { cloudConfig, defaultBootScript, environmentValue } from '../constructs/compute/user-data.js';
import { Database } from '../constructs/database/database.js';
import { InstanceIdentity } from '../constructs/identity/instance-identity.js';
import { literals } from '../constructs/literals.js';
import { LoadBalancer } from '../constructs/load-balancer/load-balancer.js';
import { Network } from '../constructs/network/network.js';
import { SecurityGroups } from '../constructs/network/security-groups.js';
import { partitionOf } from '../constructs/partition.js';
import { Bucket } from '../constructs/storage/bucket.js';
import { databasePassword } from './database-password.js';
import { environmentTags } from './environment-tags.js';
import { environmentOutputs } from './outputs.js';
import { ReviewValidation } from './review-validation.js';
import { StableAddressStack } from './stable-address-stack.js';
import { StateBackendBlock } from './state-backend.js';

/** Versions of the AWS provider that the stack is written for: it uses only attributes that the oldest one knows. */
export const awsProviderVersion = '>= 5.100.0, < 7.0.0';

/** What the stack asks of Terraform or OpenTofu, and of the provider: overrides of what cdktn's bindings would ask. */
export const engineRequirements = {
  required_version: '>= 1.11.0',
  required_providers: { aws: { source: 'hashicorp/aws', version: awsProviderVersion } },
} as const;

/**
 * One environment: load balancer, instances, database, bucket, identity and network.
 *
 * Synthesizes to a Terraform stack whose addresses carry no hash (`aws_db_instance.postgres`). The synthesis of an app refuses it where the review
 * finds something of severity high or critical, in resources of your own too, that no waiver of the file covers.
 */
export class MultiEnvStack extends StableAddressStack {
  /** Name of the environment, for example `dev`. */
  readonly environment: string;
  /** Environment suffix, which every name carries, for example `dev-001`. */
  readonly environmentSuffix: string;
  /** Every setting of this environment. */
  readonly settings: ResolvedEnvironment;
  /** The AWS names derived from suffix and settings. */
  readonly names: EnvironmentNames;
  /** The default tags of the provider, escaped for Terraform: for another AWS provider in this stack. */
  readonly tags: Readonly<Record<string, string>>;

  /**
   * @param config settings as in environments.yaml, all optional, or an environment that `loadEnvironments` returned; what is missing comes from the tier table
   * @throws UserError with all problems when a setting is wrong
   */
  constructor(
    scope: Construct,
    id: string,
    environment: string,
    environmentSuffix: string,
    config: EnvironmentConfig | ResolvedEnvironment = {},
  ) {
    super(scope, id);
    const settings = resolveEnvironment({ environment, suffix: environmentSuffix, config });
    const names = environmentNames(settings);
    this.environment = environment;
    this.environmentSuffix = environmentSuffix;
    this.settings = settings;
    this.names = names;
    const tags = literals(environmentTags(settings));
    this.tags = tags;
    this.configureTerraform(settings, tags);
    this.node.addValidation(new ReviewValidation(this, settings));

    const network = new Network(this, 'network', { settings: settings.network });
    const groups = new SecurityGroups(this, 'security_groups', {
      environment,
      vpcId: network.vpcId,
      names: { alb: names.albSecurityGroup, app: names.appSecurityGroup, db: names.dbSecurityGroup },
      appPort: settings.app.port,
      https: settings.loadBalancer.certificateArn !== undefined,
    });
    const loadBalancer = new LoadBalancer(this, 'load_balancer', {
      settings: settings.loadBalancer,
      name: names.loadBalancer,
      targetGroupName: names.targetGroup,
      vpcId: network.vpcId,
      subnetIds: network.loadBalancerSubnetIds,
      securityGroupId: groups.albId,
      target: settings.app,
    });
    const bucket = new Bucket(this, 'storage', { settings: settings.storage, name: names.bucket });
    const database = new Database(this, 'database', {
      settings: settings.database,
      names: {
        instance: names.dbInstance,
        subnetGroup: names.dbSubnetGroup,
        parameterGroup: names.dbParameterGroup,
        finalSnapshot: names.finalSnapshot,
      },
      environment,
      subnetIds: network.databaseSubnetIds,
      securityGroupId: groups.dbId,
      password: databasePassword(this, settings, names),
    });
    const identity = new InstanceIdentity(this, 'identity', {
      roleName: names.ec2Role,
      profileName: names.instanceProfile,
      environment,
      partition: partitionOf(settings.aws.region),
      secretArn: database.secretArn,
      bucketArn: bucket.arn,
      bucketKeyArn: settings.storage.kmsKeyArn,
    });
    const compute = new Compute(this, 'compute', {
      settings: settings.compute,
      names: { ...names, instance: `asg-instance-${environmentSuffix}` },
      subnetIds: network.subnetIds,
      securityGroupId: groups.appId,
      instanceProfileName: identity.profileName,
      targetGroupArn: loadBalancer.targetGroupArn,
      userData: userData(settings, { database, bucket }),
      tags,
    });
    for (const { name, description, value } of environmentOutputs({
      network,
      loadBalancer,
      database,
      bucket,
      compute,
    }))
      new TerraformOutput(this, name, { description, value });
  }

  private configureTerraform(settings: ResolvedEnvironment, tags: Record<string, string>): void {
    const { region, accountId, profile, roleArn, externalId } = literals(settings.aws);
    new AwsProvider(this, 'aws', {
      region,
      ...(accountId === undefined ? {} : { allowedAccountIds: [accountId] }),
      ...(profile === undefined ? {} : { profile }),
      ...(roleArn === undefined
        ? {}
        : { assumeRole: [{ roleArn, externalId, sessionName: `multienv-${settings.suffix}` }] }),
      defaultTags: [{ tags }],
    });
    this.addOverride('terraform.required_version', engineRequirements.required_version);
    this.addOverride('terraform.required_providers.aws', engineRequirements.required_providers.aws);
    new StateBackendBlock(this, backendBlock(settings));
  }
}

interface Parts {
  readonly database: Database;
  readonly bucket: Bucket;
}

function userData(settings: ResolvedEnvironment, { database, bucket }: Parts): string {
  const { app } = settings;
  return cloudConfig(
    {
      PROJECT: environmentValue(settings.project),
      ENVIRONMENT: settings.environment,
      ENVIRONMENT_SUFFIX: settings.suffix,
      AWS_REGION: environmentValue(settings.aws.region),
      APP_PORT: `${app.port}`,
      APP_HEALTH_PATH: environmentValue(app.healthPath),
      DATABASE_HOST: database.address,
      DATABASE_PORT: `${database.port}`,
      DATABASE_NAME: settings.database.name,
      DATABASE_USERNAME: settings.database.username,
      DATABASE_SECRET_ARN: database.secretArn,
      BUCKET_NAME: bucket.name,
    },
    app.bootScript ?? defaultBootScript(),
  );
}
