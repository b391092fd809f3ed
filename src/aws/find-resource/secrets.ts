import { openSecretsManager } from '../secrets-manager.js';
import type { AwsTarget } from '../target.js';
import { type Lookups, text } from './lookup.js';

/** Secrets. */
export async function secretLookups(target: AwsTarget): Promise<Lookups> {
  const secrets = await openSecretsManager(target);
  return {
    aws_secretsmanager_secret: async (names) => {
      const found = await secrets.describe(text(names, 'name') ?? '');
      return found === undefined || found.isScheduledForDeletion
        ? undefined
        : { importId: found.arn, tags: found.tags };
    },
  };
}
