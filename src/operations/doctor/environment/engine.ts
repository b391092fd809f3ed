import type { EnvironmentCheck, EnvironmentSubject } from '../check.js';
import { type Diagnosis, ok, problem, skipped, warning } from '../diagnosis.js';

/** RDS creates the engine version in the region, on the instance class. */
export const engineCheck: EnvironmentCheck = {
  id: 'engine',
  title: 'PostgreSQL version',
  needsAccess: true,
  isBeforeDeploy: true,
  run: async (subject) => {
    const found = await judge(subject);
    // What runs already is not created again: AWS upgrades it when its time has come.
    if (found.status !== 'problem' || !(await subject.state()).has('aws_db_instance')) return found;
    return warning(`${found.message} The database that exists goes on.`, found.fix ?? '');
  },
};

async function judge({ account, environment, sandbox }: EnvironmentSubject): Promise<Diagnosis> {
  const { database, aws } = environment;
  const { engineVersion, instanceClass, multiAz } = database;
  const [major = ''] = engineVersion.split('.');
  const versions = await account.postgresVersions(major);
  if (versions.length === 0 && sandbox !== undefined)
    return skipped('The emulator knows no versions of PostgreSQL.');
  const isMajor = engineVersion === major;
  // A major alone means that AWS picks: the newest stands for its choice.
  const version = isMajor ? newest(versions) : versions.find((one) => one === engineVersion);
  if (version === undefined) {
    const have =
      versions.length === 0 ? 'another major version' : `"${major}", or one of ${versions.join(', ')}`;
    return problem(
      `RDS does not create PostgreSQL ${engineVersion} in ${aws.region}.`,
      `Set \`database.engineVersion\` to ${have}.`,
    );
  }
  const orderable = await (await account.rds()).orderable(version, instanceClass);
  if (!orderable.isOrderable)
    return problem(
      `${instanceClass} cannot be had with PostgreSQL ${version} in ${aws.region}.`,
      'Set another `database.instanceClass`, for example one of the db.t4g or db.m6g family.',
    );
  if (multiAz && !orderable.isMultiAzCapable)
    return problem(
      `${instanceClass} with PostgreSQL ${version} cannot have a standby in ${aws.region}.`,
      'Set another `database.instanceClass`, or `database.multiAz: false`.',
    );
  return ok(`PostgreSQL ${version} on ${instanceClass} can be ordered.`);
}

function newest(versions: readonly string[]): string | undefined {
  return [...versions].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
}
