/**
 * What RDS for PostgreSQL lets one create, as of `engineVersionsAsOf`: AWS's release calendar (stored copies up to 25 August 2026)
 * and its dated notices. A list of accepted minors is a floor: AWS adds one every quarter, so an unknown higher minor may well exist.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 */
export const engineVersionsAsOf = '2026-11-23';

/** The oldest PostgreSQL version that the review accepts. */
const engineVersionFloor = { major: 15, minor: 4 } as const;

/** One major version on RDS. */
interface EngineMajor {
  /** Last day of standard support; Extended Support, which costs extra, begins afterwards. */
  readonly standardSupportEnds: string;
  /** Minors that a create call accepts, newest first. */
  readonly accepted: readonly number[];
  /** Minors that a create call refuses, by the day of the refusal (null: no dated notice found). */
  readonly refused: readonly (readonly [since: string | null, minors: readonly number[]])[];
}

/** Majors from the floor upwards. */
export const engineMajors: Readonly<Record<number, EngineMajor>> = {
  15: {
    standardSupportEnds: '2028-02-29',
    accepted: [19, 18, 17, 15],
    refused: [
      ['2026-10-01', [13, 14]],
      ['2026-05-01', [9, 10, 11, 12]],
      ['2025-10-01', [7, 8]],
      ['2024-12-09', [4, 5, 6]],
      [null, [0, 1, 2, 3, 16]],
    ],
  },
  16: {
    standardSupportEnds: '2029-02-28',
    accepted: [15, 14, 13, 11],
    refused: [
      ['2026-10-01', [9, 10]],
      ['2026-05-01', [5, 6, 7, 8]],
      ['2025-10-01', [3, 4]],
      ['2024-12-09', [1, 2]],
      [null, [0, 12]],
    ],
  },
  17: {
    standardSupportEnds: '2030-02-28',
    accepted: [11, 10, 9, 7],
    refused: [
      ['2026-10-01', [5, 6]],
      ['2026-05-01', [1, 2, 3, 4]],
      [null, [0, 8]],
    ],
  },
  18: { standardSupportEnds: '2031-02-28', accepted: [6, 4, 3, 1], refused: [[null, [0, 2, 5]]] },
};

/** Last day of standard support of the majors below the floor that still run on RDS. */
const supportEndsBelowFloor: Readonly<Record<number, string>> = {
  11: '2024-02-29',
  12: '2025-02-28',
  13: '2026-02-28',
  14: '2027-02-28',
};

/** Last day of standard support of a major of PostgreSQL on RDS: undefined when the table does not know it, the empty text when RDS has dropped it. */
export function standardSupportEnds(major: number): string | undefined {
  if (major < 11) return '';
  return engineMajors[major]?.standardSupportEnds ?? supportEndsBelowFloor[major];
}

/** What RDS does with a version, as far as the table tells. */
export type EngineVersionVerdict =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'below-floor'; readonly nearest: string; readonly creates: 'yes' | 'no' | 'unknown' }
  | { readonly outcome: 'refused'; readonly since: string | null; readonly nearest: string }
  | { readonly outcome: 'unknown' };

/** Judges `15` (a major: AWS picks the minor) or `15.17` (an exact version). */
export function judgeEngineVersion(version: string): EngineVersionVerdict {
  const [major = Number.NaN, minor] = version
    .replace(/-rds.*$/i, '')
    .split('.')
    .map(Number);
  if (major < engineVersionFloor.major) {
    const nearest = String(engineVersionFloor.major);
    // Of their minors there is no table.
    return { outcome: 'below-floor', nearest, creates: minor === undefined ? 'yes' : 'unknown' };
  }
  const known = engineMajors[major];
  if (known === undefined) return { outcome: 'unknown' };
  if (minor === undefined) return { outcome: 'accepted' };
  const nearest = `${major}.${nearestMinor(known.accepted, minor)}`;
  if (major === engineVersionFloor.major && minor < engineVersionFloor.minor)
    return { outcome: 'below-floor', nearest, creates: 'no' };
  if (known.accepted.includes(minor)) return { outcome: 'accepted' };
  const refusal = known.refused.find(([, minors]) => minors.includes(minor));
  return refusal === undefined ? { outcome: 'unknown' } : { outcome: 'refused', since: refusal[0], nearest };
}

/** The lowest accepted minor that is not older, so that an upgrade stays small; else the newest. */
function nearestMinor(accepted: readonly number[], minor: number): number {
  const newer = accepted.filter((candidate) => candidate >= minor);
  return newer.length > 0 ? Math.min(...newer) : Math.max(...accepted);
}

/** A version as AWS writes them; anything else may be anything, and is not repeated. */
export function shownVersion(version: string): string {
  return /^\d[\w.-]{0,20}$/.test(version) ? version : 'this version';
}
