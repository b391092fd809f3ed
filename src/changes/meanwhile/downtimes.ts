import type { Change, SettingBehind } from '../change.js';

/** One downtime, however many changes take part in it. */
export interface Downtime {
  /** The changes that begin it, which follow none of the others. */
  readonly first: readonly [Change, ...Change[]];
  /** The changes that belong to it. */
  readonly parts: readonly Change[];
}

type ByAddress = ReadonlyMap<string, Change>;

/** The downtimes of a plan, each once: changes belong together where one follows or names the other, or where one setting makes both. */
export function downtimesIn(changes: readonly Change[]): readonly Downtime[] {
  // Of an environment that goes as a whole nothing is down for a while.
  if (changes.every(({ kind }) => kind === 'destroy')) return [];
  const all = new Map(changes.map((one) => [one.address, one]));
  const rest = new Set(changes.filter(hasDowntime));
  const downtimes: Downtime[] = [];
  for (const one of rest) {
    const members = new Set([one]);
    rest.delete(one);
    for (const member of members)
      for (const other of rest)
        if (areOneCause(member, other, all)) {
          members.add(other);
          rest.delete(other);
        }
    const sorted = [...members].sort((a, b) => changes.indexOf(a) - changes.indexOf(b));
    downtimes.push(downtimeOf(sorted, one, all));
  }
  return downtimes;
}

/** Whether requests fail because of it for a while. */
function hasDowntime({ kind, gravity, effects = [] }: Change): boolean {
  if (gravity === 'downtime') return true;
  return kind !== 'create' && effects.some((one) => one.gravity === 'downtime');
}

/** Whether it is away while it is made anew. */
export function isAway(one: Change): boolean {
  return one.kind === 'replace' && hasDowntime(one);
}

export const isGroup = ({ resourceType }: Change): boolean => resourceType === 'aws_autoscaling_group';

function downtimeOf(members: readonly Change[], any: Change, all: ByAddress): Downtime {
  const away = members
    .filter(isAway)
    .filter((one) => !followsOneOf(one, members, all) && !isAboutOneOf(one, members));
  const own = members.find((one) => !isGroup(one) && !isAboutOneOf(one, members));
  const [head = own ?? any, ...others] = away;
  const first = [head, ...others] as const;
  return { first, parts: members.filter((one) => !first.includes(one)) };
}

function areOneCause(one: Change, other: Change, all: ByAddress): boolean {
  if (isAboutOneOf(one, [other]) || isAboutOneOf(other, [one])) return true;
  if (aboutOf(one).some((address) => aboutOf(other).includes(address))) return true;
  if (followsOneOf(one, [other], all) || followsOneOf(other, [one], all)) return true;
  const names = new Set(settingsOf(one).map(({ name }) => name));
  return settingsOf(other).some(({ name }) => names.has(name));
}

function aboutOf({ effects = [] }: Change): readonly string[] {
  return effects.flatMap(({ gravity, about = [] }) => (gravity === 'downtime' ? about : []));
}

function isAboutOneOf(one: Change, others: readonly Change[]): boolean {
  const about = aboutOf(one);
  return others.some((other) => other !== one && about.includes(other.address));
}

/** Through what changes between them too. */
function followsOneOf(one: Change, others: readonly Change[], all: ByAddress): boolean {
  const seen = new Set([one.address]);
  const queue = [one];
  for (const next of queue)
    for (const address of next.attributes.flatMap(({ follows = [] }) => follows)) {
      if (seen.has(address)) continue;
      seen.add(address);
      if (others.some((other) => other.address === address)) return true;
      const change = all.get(address);
      if (change !== undefined) queue.push(change);
    }
  return false;
}

/** The settings behind its downtime: those of all attributes where none of them is the reason by itself. */
function settingsOf({ settings = [], attributes }: Change): readonly SettingBehind[] {
  const grave = attributes.filter(
    ({ forcesReplacement, gravity }) => forcesReplacement || gravity === 'downtime',
  );
  const own = (grave.length > 0 ? grave : attributes).flatMap((one) => one.settings ?? []);
  return settings.concat(own).filter(({ line }) => line !== null);
}
