import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Waiver } from '../../config/schema/waiver-schema.js';
import { groupBy } from '../../group-by.js';
import { retiredImageIds, retiredImages } from '../../rules/ec2/facts/retired-images.js';
import { standardSupportEnds } from '../../rules/rds/facts/engine-versions.js';
import { expiredAuthorities } from '../../rules/rds/facts/expired-authorities.js';

/**
 * `over`: the day has passed. `soon`: it comes within `soonDays`. `unknown`: the file does not tell, and nobody was asked.
 * `renewed`: it runs out, and AWS renews it before.
 */
export const dateStates = ['over', 'soon', 'later', 'unknown', 'renewed'] as const;

/** Days before its end from which a date is `soon`: a release of a database is not changed in a week. */
export const soonDays = 180;

/** Something that runs out. */
export interface DatedFact {
  /** What it is about, such as `PostgreSQL 15`. */
  readonly subject: string;
  /** What runs out, such as `standard support`. */
  readonly what: string;
  /** The last day, `2028-02-29`; null where it is unknown, or renewed. */
  readonly date: string | null;
  readonly state: (typeof dateStates)[number];
  /** Days from the day of the report to the date, negative when it is over; null without a date. */
  readonly daysLeft: number | null;
  /** What follows, or how to find the date out. */
  readonly note: string;
  /** Setting of the file that decides it; null of a waiver. */
  readonly setting: string | null;
  /** Suffixes, in the order of the file. */
  readonly environments: readonly string[];
}

type Fact = Pick<DatedFact, 'subject' | 'what' | 'date' | 'note' | 'setting'> & {
  readonly isRenewed?: boolean;
};

interface DatedWaiver {
  readonly waiver: Waiver;
  readonly environments: readonly string[];
}

/** What runs out, as far as file and tables tell: engines, authorities, images, certificates, waivers. What is unknown is there and says so. */
export function datedFacts(
  environments: readonly ResolvedEnvironment[],
  { waivers, today }: { readonly waivers: readonly DatedWaiver[]; readonly today: string },
): readonly DatedFact[] {
  const told = environments.flatMap((environment) =>
    [engine, authority, image, certificate].flatMap((factOf) =>
      factOf(environment).map((fact) => ({ fact, suffix: environment.suffix })),
    ),
  );
  const ofSettings = [...groupBy(told, ({ fact }) => JSON.stringify(fact)).values()].flatMap(
    ([first, ...others]) =>
      first === undefined
        ? []
        : [
            dated(
              first.fact,
              [first, ...others].map(({ suffix }) => suffix),
              today,
            ),
          ],
  );
  const ofWaivers = waivers.map(({ waiver, environments: about }) => dated(waiverFact(waiver), about, today));
  return [...ofSettings, ...ofWaivers].toSorted(byDate);
}

function dated(
  { isRenewed = false, ...fact }: Fact,
  environments: readonly string[],
  today: string,
): DatedFact {
  const daysLeft = fact.date === null ? null : daysBetween(today, fact.date);
  const state =
    daysLeft === null
      ? isRenewed
        ? 'renewed'
        : 'unknown'
      : daysLeft < 0
        ? 'over'
        : daysLeft <= soonDays
          ? 'soon'
          : 'later';
  return { ...fact, state, daysLeft, environments };
}

/** Dates first, the next one in front; then what is unknown, then what is renewed. */
function byDate(one: DatedFact, other: DatedFact): number {
  const rank = ({ state, date }: DatedFact) => (date === null ? (state === 'unknown' ? 1 : 2) : 0);
  const key = ({ date, subject, what }: DatedFact) => `${date ?? ''} ${subject} ${what}`;
  return rank(one) - rank(other) || (key(one) < key(other) ? -1 : 1);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function engine({
  database: { engineVersion, engineLifecycleSupport },
}: ResolvedEnvironment): readonly Fact[] {
  const [major = ''] = engineVersion.split('.');
  const about = {
    subject: `PostgreSQL ${major}`,
    what: 'standard support on RDS',
    setting: 'database.engineVersion',
  };
  const date = standardSupportEnds(Number(major));
  if (date === undefined || date === '')
    return [{ ...about, date: null, note: 'The table of this version of multienv does not know it.' }];
  const isExtended = engineLifecycleSupport === 'open-source-rds-extended-support';
  const note = isExtended
    ? 'Extended Support begins on the next day, and is charged for each vCPU and hour.'
    : 'AWS upgrades the major version afterwards: Extended Support is turned off.';
  return [{ ...about, date, note }];
}

function authority({ database: { caCertificateIdentifier } }: ResolvedEnvironment): readonly Fact[] {
  const about = {
    what: 'certificate authority of the database',
    setting: 'database.caCertificateIdentifier',
  };
  const note = '`aws rds describe-certificates` tells its last day in the region.';
  if (caCertificateIdentifier === undefined)
    return [
      { ...about, subject: 'authority of the account', date: null, note: `The file names none. ${note}` },
    ];
  const date = expiredAuthorities.get(caCertificateIdentifier);
  const subject = caCertificateIdentifier;
  return date === undefined
    ? [{ ...about, subject, date: null, note }]
    : [{ ...about, subject, date, note: 'Clients that verify certificates cannot connect.' }];
}

function image({ compute: { amiId } }: ResolvedEnvironment): readonly Fact[] {
  const about = { what: 'security updates of the AMI', setting: 'compute.amiId' };
  if (amiId === undefined)
    return [
      {
        ...about,
        subject: 'newest Amazon Linux 2023',
        date: null,
        isRenewed: true,
        note: 'No AMI is pinned: each plan takes the newest one.',
      },
    ];
  const release = Object.hasOwn(retiredImageIds, amiId) ? retiredImageIds[amiId] : undefined;
  const since = retiredImages.find((one) => one.release === release)?.since;
  if (since !== undefined)
    return [{ ...about, subject: amiId, date: since, note: `It is ${release}, which gets no updates.` }];
  const note = 'The file does not say how old the pinned AMI is: `multienv ami update` tells its age.';
  return [{ ...about, subject: amiId, date: null, note }];
}

function certificate({ loadBalancer }: ResolvedEnvironment): readonly Fact[] {
  const { certificateArn, domainName } = loadBalancer;
  const what = 'certificate of the load balancer';
  if (certificateArn !== undefined) {
    const note =
      'ACM knows its last day: `multienv doctor` looks. ACM renews what it has issued, and nothing that was imported.';
    return [{ subject: certificateArn, what, date: null, note, setting: 'loadBalancer.certificateArn' }];
  }
  if (domainName === undefined) return [];
  const note = 'ACM issues it, and renews it while the records of its validation stay.';
  const setting = 'loadBalancer.domainName';
  return [{ subject: domainName, what, date: null, isRenewed: true, note, setting }];
}

function waiverFact({ rule, address, expires, owner }: Waiver): Fact {
  return {
    subject: `waiver of ${rule} for ${address}`,
    what: 'waiver',
    date: expires,
    note: `From the next day on it is a finding itself. Owner: ${owner}.`,
    setting: null,
  };
}
