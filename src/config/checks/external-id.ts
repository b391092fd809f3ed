import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck } from './check.js';

/** An external id goes with a request to take on a role, and with nothing else. */
export const externalIdCheck: EnvironmentCheck = {
  reads: ['aws.roleArn', 'aws.externalId'],
  run: ({ aws }) => {
    if (aws.externalId === undefined || aws.roleArn !== undefined) return [];
    const message = '`aws.externalId` has no effect without `aws.roleArn`.';
    const hint = 'Add the `roleArn` of the role that asks for it, or take `externalId` away.';
    return [{ at: ['aws', 'externalId'], problem: settingsConflict.problem({ message, hint }) }];
  },
};
