/**
 * Which minors of PostgreSQL came out on one day, as of `upgradePathsAsOf`: RDS upgrades to a version that came out with the running one or
 * after it, never to one that lacks its fixes. 15.5 came out with 14.10, 16.1 and 13.13; in February and November 2024 and 2025 there were two rounds.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.MajorVersion.html and
 * https://www.postgresql.org/docs/release/
 */
export const upgradePathsAsOf = '2026-11-23';

/** What to add to a minor to have the minor of 15 that came out on the same day. */
const roundOf: Readonly<Record<number, number>> = { 13: -8, 14: -5, 15: 0, 16: 4, 17: 8, 18: 14 };

/** The last round that the table knows, and the first: 15.19 and 15.1. */
const [firstRound, lastRound] = [1, 19];

/** Whether RDS upgrades from one version to another: `unknown` where the table does not know one of them. */
export type UpgradePath = 'offered' | 'not-offered' | 'unknown';

/** Judges an upgrade from an exact version; the target may be a major alone, whose minor AWS picks. */
export function upgradePath(from: string, to: string): UpgradePath {
  const [source, target] = [versionOf(from), versionOf(to)];
  if (target.major < source.major) return 'not-offered';
  const [start, end] = [round(source), round(target)];
  if (start === undefined || end === undefined) return 'unknown';
  if (end < start) return 'not-offered';
  // Over several majors AWS leaves out sources that it has given up, on days that it does not announce.
  return target.major - source.major > 1 ? 'unknown' : 'offered';
}

interface Version {
  readonly major: number;
  readonly minor: number | undefined;
}

function versionOf(text: string): Version {
  const [major = Number.NaN, minor] = text.replace(/-.*$/, '').split('.').map(Number);
  return { major, minor };
}

function round({ major, minor }: Version): number | undefined {
  const offset = roundOf[major];
  if (offset === undefined || minor === undefined) return undefined;
  // 18.6 came out days after 18.5, and for it alone.
  const found = major === 18 && minor === 6 ? lastRound : minor + offset;
  return found >= firstRound && found <= lastRound ? found : undefined;
}
