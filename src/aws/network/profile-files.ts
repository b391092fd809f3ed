import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AwsTarget } from '../target.js';

/** The files of AWS profiles, by the variables of a target. */
export function profileFiles(variables: AwsTarget['variables']) {
  const folder = join(variables.HOME || variables.USERPROFILE || homedir(), '.aws');
  return {
    filepath: variables.AWS_SHARED_CREDENTIALS_FILE || join(folder, 'credentials'),
    configFilepath: variables.AWS_CONFIG_FILE || join(folder, 'config'),
  };
}

/** The profile of a target: that of the file, else that of its variables. */
export function profileOf({ environment, variables }: Pick<AwsTarget, 'environment' | 'variables'>) {
  return environment.aws.profile ?? (variables.AWS_PROFILE || undefined);
}
