import { engineMajors } from '../../../rules/rds/facts/engine-versions.js';
import { databaseClassOffers, versionClassOffers } from '../../offers/offers.js';
import type { EnvironmentCheck } from '../check.js';
import { missingOffer, unknownOffer } from './offer-faults.js';

/** Warns of a database class that RDS does not have for PostgreSQL, or not in the region, or not with the version. */
export const databaseClassCheck: EnvironmentCheck = {
  reads: ['aws.region', 'database.instanceClass', 'database.engineVersion'],
  run: ({ aws: { region }, database: { instanceClass: name, engineVersion } }, invocation) => {
    const table = databaseClassOffers();
    const offer = table.offer(name, region);
    const about = { at: ['database', 'instanceClass'], what: 'database class', name };
    if (offer === 'unknown') return [unknownOffer(about, table)];
    const versions = versionsOf(engineVersion);
    const isWithVersion = versions.some((version) => isOfferedWith(name, version));
    if (offer !== 'not-offered' && isWithVersion) return [];
    const where = offer === 'not-offered' ? `in ${region}` : `with PostgreSQL ${engineVersion}`;
    const inRegion = offer === 'no-data' ? table.names : table.offeredUnder(region);
    const [newest = ''] = versions;
    return [
      missingOffer(
        about,
        where,
        inRegion.filter((one) => one !== name && isOfferedWith(one, newest)),
        invocation,
      ),
    ];
  },
};

/** A class that no version of the table knows is one of former days: RDS has it for older versions alone. */
function isOfferedWith(name: string, version: string): boolean {
  const offer = versionClassOffers().offer(name, version);
  return offer === 'offered' || offer === 'no-data';
}

/** A major alone is any of its minors that AWS creates. */
function versionsOf(version: string): readonly string[] {
  const minors = version.includes('.') ? [] : (engineMajors[Number(version)]?.accepted ?? []);
  return minors.length === 0 ? [version] : minors.map((minor) => `${version}.${minor}`);
}
