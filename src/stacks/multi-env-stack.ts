import type { Construct } from 'constructs';
import { type EnvironmentNames, environmentNames } from '../config/names/environment-names.js';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import type { EnvironmentConfig, ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { literals } from '../constructs/literals.js';
import { application } from './application.js';
import { configureTerraform } from './configure-terraform.js';
import { environmentTags } from './environment-tags.js';
import { foundation } from './foundation.js';
import { operations } from './operations.js';
import { ReviewValidation } from './review/review-validation.js';
import { StableAddressStack } from './synth/stable-address-stack.js';

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
  /** The AWS names derived from suffix and settings, by block. */
  readonly names: EnvironmentNames;
  /** The default tags of the provider, escaped for Terraform: for another AWS provider in this stack. */
  readonly tags: Readonly<Record<string, string>>;

  /**
   * @param config settings as in environments.yaml, all optional: what is missing comes from the tier table. An environment that `loadEnvironments`
   * or `resolveEnvironment` returned is taken as it is, a changed copy of one is checked.
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
    const tags = literals(environmentTags(settings));
    this.environment = environment;
    this.environmentSuffix = environmentSuffix;
    this.settings = settings;
    this.names = names;
    this.tags = tags;
    configureTerraform(this, settings, tags);
    this.node.addValidation(new ReviewValidation(this, settings));

    // Functions, not constructs: an element one level deeper would get another address.
    const input = { settings, names, tags };
    const ground = foundation(this, input);
    const app = application(this, input, ground);
    operations(this, input, { ...ground, ...app });
  }
}
