import type { NameScope } from '../../constructs/name-rule.js';
import { ruledNames } from '../names/ruled-names.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { nameTakenTwice } from '../schema/setting-errors.js';
import type { SettingFault } from './check.js';

/** Finds names that two environments of one file would fight over; the later one is told. */
export function findNamesTakenTwice(
  environments: readonly ResolvedEnvironment[],
): readonly (SettingFault & { readonly environment: ResolvedEnvironment })[] {
  const owners = new Map<string, string>();
  return environments.flatMap((environment) =>
    ruledNames(environment).flatMap(({ name, rule: { resource, scope } }) => {
      const identity = JSON.stringify([resource, name, ...scopeOf(environment, scope)]);
      const other = owners.get(identity);
      owners.set(identity, other ?? environment.suffix);
      if (other === undefined || other === environment.suffix) return [];
      const at = resource === 'aws_s3_bucket' ? ['storage', 'bucketName'] : ['app', 'port'];
      const problem = nameTakenTwice.problem({ name, resource, other }, { value: name });
      return [{ environment, at, problem }];
    }),
  );
}

/** Without an account id, the profile and the role stand for the account. */
function scopeOf({ aws }: ResolvedEnvironment, scope: NameScope): readonly (string | undefined)[] {
  if (scope === 'global') return [];
  const account = aws.accountId ?? aws.roleArn?.split(':')[4] ?? aws.profile;
  return scope === 'account' ? [account] : [account, aws.region];
}
