import type { EnvironmentCheck, EnvironmentSubject } from '../check.js';
import { type Diagnosis, ok, problem, skipped, warning } from '../diagnosis.js';
import { zonesOfSubnets } from './zones-of.js';

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

async function judge(subject: EnvironmentSubject): Promise<Diagnosis> {
  const { account, environment, sandbox } = subject;
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
  return (
    (await zonesFinding(subject, { version, zones: orderable.zones })) ??
    ok(`PostgreSQL ${version} on ${instanceClass} can be ordered.`)
  );
}

/** RDS picks a zone of the DB subnet group, and with a standby two of them. */
async function zonesFinding(
  subject: EnvironmentSubject,
  { version, zones }: { readonly version: string; readonly zones: readonly string[] },
): Promise<Diagnosis | undefined> {
  const { databaseSubnetIds, subnetIds } = subject.environment.network;
  const { instanceClass, multiAz } = subject.environment.database;
  const wanted = await zonesOfSubnets(subject, databaseSubnetIds ?? subnetIds);
  const usable = wanted.filter((zone) => zones.includes(zone));
  if (
    subject.sandbox !== undefined ||
    zones.length === 0 ||
    wanted.length === 0 ||
    usable.length >= (multiAz ? 2 : 1)
  )
    return undefined;
  const has = usable.length === 0 ? 'none' : `only ${usable.join()}`;
  return problem(
    `${instanceClass} with PostgreSQL ${version} can be had in ${zones.join(', ')}: of the zones of the database's subnets (${wanted.join(', ')}) that is ${has}${multiAz ? ', and a standby needs two' : ''}.`,
    'Set another `database.instanceClass`, or subnets in those zones.',
  );
}

function newest(versions: readonly string[]): string | undefined {
  return [...versions].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
}
