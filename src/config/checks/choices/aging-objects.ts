import { settingsConflict } from '../../schema/setting-errors.js';
import type { EnvironmentCheck } from '../check.js';

/**
 * What S3 refuses of lifecycle rules and of object lock.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export const agingObjectsCheck: EnvironmentCheck = {
  reads: [
    ...['storage.lifecycle.coldAfterDays', 'storage.lifecycle.coldClass'],
    ...['storage.objectLock.mode', 'storage.versioning'],
  ],
  run: ({ storage: { lifecycle, objectLock, versioning } }) => {
    const { coldAfterDays, coldClass } = lifecycle;
    const isTooSoon = coldClass === 'STANDARD_IA' && coldAfterDays > 0 && coldAfterDays < 30;
    const lacksVersions = objectLock.mode !== 'none' && !versioning;
    return [
      ...(isTooSoon ? [tooSoon(coldAfterDays)] : []),
      ...(lacksVersions ? [lockWithoutVersions(objectLock.mode)] : []),
    ];
  },
};

function tooSoon(value: number) {
  const message = `S3 moves objects to STANDARD_IA after 30 days at the earliest, not after ${value}.`;
  const hint = 'Set `coldAfterDays` to 30 or more, or another `coldClass`.';
  const place = { value, allowed: 'at least 30' };
  return {
    at: ['storage', 'lifecycle', 'coldAfterDays'],
    problem: settingsConflict.problem({ message, hint }, place),
  };
}

function lockWithoutVersions(mode: string) {
  const message = `\`storage.objectLock.mode: ${mode}\` keeps versions of objects, and needs \`storage.versioning\`.`;
  const hint = 'Set `storage.versioning: true`, or the mode `none`.';
  return { at: ['storage', 'objectLock', 'mode'], problem: settingsConflict.problem({ message, hint }) };
}
