import type { Model } from '../../model/model.js';
import type { ReachAnswer } from '../../topology/reach/answer.js';
import { type Party, reach, theInternet } from '../../topology/reach/reach.js';
import type { Unplaced } from '../../topology/topology.js';
import { topologyOf } from '../../topology/topology-of.js';
import { nameOfParty, type PartyName, partiesNamed, sourcesOf, targetsOf } from './parties.js';

/** What was asked: of everybody, of one, or of two. */
export interface ReachQuestion {
  /** Who asks. Default: everybody. */
  readonly from?: string | undefined;
  /** For whom. Default: everybody. */
  readonly to?: string | undefined;
}

/** Whether one party reaches another. */
export interface ReachedPair {
  readonly from: PartyName;
  readonly to: PartyName;
  readonly answer: ReachAnswer;
}

/** Who reaches whom in one stack. */
export interface ReachReport {
  /** Suffix of the environment, or the file. */
  readonly name: string;
  /** Suffix; null for a stack that is not of the file. */
  readonly environment: string | null;
  readonly from: readonly PartyName[];
  readonly to: readonly PartyName[];
  readonly pairs: readonly ReachedPair[];
  /** What has no place, and is in no answer. */
  readonly unplaced: readonly Unplaced[];
}

/**
 * Asks a stack or a plan who reaches whom.
 * @throws UserError `no-such-place`
 */
export function reachModel(
  model: Model,
  { name, environment }: Pick<ReachReport, 'name' | 'environment'>,
  { from, to }: ReachQuestion,
): ReachReport {
  const topology = topologyOf(model);
  const sources = from === undefined ? sourcesOf(topology) : partiesNamed(topology, from, name);
  const targets = to === undefined ? targetsOf(topology) : partiesNamed(topology, to, name);
  // Instances of one group reach each other or not; a matrix does not ask that.
  const pairs = sources.flatMap((one) =>
    targets.flatMap((other): readonly ReachedPair[] =>
      isSame(one, other) && (one === theInternet || from === undefined || to === undefined)
        ? []
        : [{ from: nameOfParty(one), to: nameOfParty(other), answer: reach(topology, one, other) }],
    ),
  );
  return {
    ...{ name, environment, pairs, unplaced: topology.unplaced },
    from: sources.map(nameOfParty),
    to: targets.map(nameOfParty),
  };
}

function isSame(one: Party, other: Party): boolean {
  return nameOfParty(one).address === nameOfParty(other).address;
}
