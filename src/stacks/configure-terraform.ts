import { AwsProvider } from '@cdktn/provider-aws/lib/provider/index.js';
import type { TerraformStack } from 'cdktn';
import { sessionName } from '../config/names/session-name.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { backendBlock } from '../config/values/backend-block.js';
import { newToProvider } from '../config/values/regions.js';
import { literals } from '../constructs/literals.js';
import { engineRequirements } from './engine-requirements.js';
import { StateBackendBlock } from './state-backend.js';

/** Engine, provider with account and default tags, and backend of an environment. */
export function configureTerraform(
  stack: TerraformStack,
  settings: ResolvedEnvironment,
  tags: Readonly<Record<string, string>>,
): void {
  const { region, accountId, profile, roleArn, externalId } = literals(settings.aws);
  new AwsProvider(stack, 'aws', {
    region,
    ...(newToProvider.includes(settings.aws.region) ? { skipRegionValidation: true } : {}),
    ...(accountId === undefined ? {} : { allowedAccountIds: [accountId] }),
    ...(profile === undefined ? {} : { profile }),
    ...(roleArn === undefined
      ? {}
      : { assumeRole: [{ roleArn, externalId, sessionName: sessionName(settings.suffix) }] }),
    defaultTags: [{ tags }],
  });
  stack.addOverride('terraform.required_version', engineRequirements.required_version);
  stack.addOverride('terraform.required_providers.aws', engineRequirements.required_providers.aws);
  new StateBackendBlock(stack, backendBlock(settings));
}
