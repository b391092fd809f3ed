import { isDeepStrictEqual } from 'node:util';
import { provenanceOf } from '../resolve/provenance-of.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { comparedNames, type SettingSide, settingSide } from './compare-settings.js';
import { declaringParity, parityOf } from './declared-parity.js';
import type { Parity } from './parity-schema.js';
import { byConcern, type Concern, concernsOf } from './setting-concerns.js';
import { withoutMeaning } from './without-meaning.js';

/** Environments that have the same value of a setting. */
interface SharedValue {
  readonly side: SettingSide;
  /** Suffixes, in the order of the file. */
  readonly environments: readonly string[];
}

/** A setting that environments do not all share. */
export interface SettingRow {
  readonly setting: string;
  readonly concerns: readonly Concern[];
  /** Those that most environments share first. Environments in which the setting means nothing are in none. */
  readonly values: readonly SharedValue[];
  /** Pairs of environments that are meant to be alike, and differ here without a declaration that they may. */
  readonly undeclared: readonly (readonly [string, string])[];
}

/** The settings in which environments differ, each with the environments that share a value; by what they are about and then by name. */
export function compareAll(
  environments: readonly ResolvedEnvironment[],
  parity: readonly Parity[],
): readonly SettingRow[] {
  const provenances = environments.map((one) => provenanceOf(one) ?? new Map());
  const alike = pairsMeantAlike(environments, parity);
  return comparedNames(provenances)
    .map((setting): SettingRow => {
      const sides = environments.map((one, at) =>
        withoutMeaning(one, setting) === undefined ? settingSide(one, setting, provenances[at]) : undefined,
      );
      const groups = groupsOf(sides);
      return {
        setting,
        concerns: concernsOf(setting),
        values: groups
          .map(({ side, members }) => ({
            side,
            environments: members.map((at) => environments[at]?.suffix ?? ''),
          }))
          .toSorted((a, b) => b.environments.length - a.environments.length),
        undeclared: groups.length < 2 ? [] : undeclaredPairs(alike, { setting, groups }),
      };
    })
    .filter(({ values }) => values.length > 1)
    .toSorted(byConcern);
}

interface Group {
  readonly side: SettingSide;
  /** Places in the list of environments. */
  readonly members: number[];
}

/** A setting that means nothing in an environment is in no group. */
function groupsOf(sides: readonly (SettingSide | undefined)[]): readonly Group[] {
  const groups: Group[] = [];
  for (const [at, side] of sides.entries()) {
    if (side === undefined) continue;
    const same = groups.find((group) => isDeepStrictEqual(group.side.compared, side.compared));
    if (same === undefined) groups.push({ side, members: [at] });
    else same.members.push(at);
  }
  return groups;
}

interface MeantAlike {
  readonly a: number;
  readonly b: number;
  readonly names: readonly [string, string];
  readonly parity: readonly Parity[];
}

/** Each two environments that declarations of `parity` name together. */
export function pairsMeantAlike(
  environments: readonly ResolvedEnvironment[],
  parity: readonly Parity[],
): readonly MeantAlike[] {
  if (parity.length === 0) return [];
  return environments.flatMap((one, a) =>
    environments.slice(a + 1).flatMap((other, after): MeantAlike[] => {
      const about = parityOf(parity, one, other);
      const names = [one.suffix, other.suffix] as const;
      return about.length === 0 ? [] : [{ a, b: a + 1 + after, names, parity: about }];
    }),
  );
}

function undeclaredPairs(
  alike: readonly MeantAlike[],
  { setting, groups }: { readonly setting: string; readonly groups: readonly Group[] },
): SettingRow['undeclared'] {
  const groupOf = new Map(groups.flatMap((group) => group.members.map((at) => [at, group] as const)));
  return alike.flatMap(({ a, b, names, parity }) =>
    !groupOf.has(a) ||
    !groupOf.has(b) ||
    groupOf.get(a) === groupOf.get(b) ||
    declaringParity(parity, setting) !== undefined
      ? []
      : [names],
  );
}
