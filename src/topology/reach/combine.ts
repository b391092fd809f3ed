import type { Family, Flow, ReachAnswer, Step } from './answer.js';
import type { PortPart } from './candidates.js';

/** What became of one part of the ports, by one family, of one range, between two subnets. */
export interface Trial {
  readonly part: PortPart;
  readonly family: Family;
  /** The ranges of the internet; none for all of it, and inside of networks. */
  readonly ranges: readonly string[];
  /** What is told apart by subnets: `aws_subnet.a to aws_subnet.b`. */
  readonly between: string;
  readonly steps: readonly Step[];
}

type Outcome = ReachAnswer['outcome'];

function outcomeOf({ steps }: Trial): Outcome {
  if (steps.some(({ verdict }) => verdict === 'no')) return 'blocked';
  return steps.some(({ verdict }) => verdict === 'maybe') ? 'unknown' : 'reachable';
}

/** One answer of many trials: what passes somewhere is reachable, and told where it does not. */
export function combined(trials: readonly Trial[], notes: readonly string[] = []): ReachAnswer {
  const judged = trials.map((trial) => ({ trial, outcome: outcomeOf(trial) }));
  const of = (outcome: Outcome) => judged.filter((one) => one.outcome === outcome).map(({ trial }) => trial);
  const passing = of('reachable');
  const [first] = passing;
  if (first !== undefined) {
    const partly = partlyStopped(
      judged.map((one) => one.trial),
      passing,
    );
    return {
      ...nothing,
      outcome: 'reachable',
      flows: flowsOf(passing),
      path: first.steps,
      notes: [...notes, ...partly, ...moreMayPass(of('unknown'), passing)],
    };
  }
  const open = of('unknown');
  const [doubtful] = open.toSorted((a, b) => doubts(a) - doubts(b));
  if (doubtful !== undefined) {
    const unknowns = doubtful.steps.filter(({ verdict }) => verdict === 'maybe');
    return { ...nothing, outcome: 'unknown', flows: flowsOf(open), path: doubtful.steps, unknowns, notes };
  }
  const [furthest] = trials.toSorted((a, b) => progress(b) - progress(a));
  if (furthest === undefined) return { ...nothing, notes };
  const at = stopOf(furthest);
  return { ...nothing, path: furthest.steps.slice(0, at), stop: furthest.steps[at], notes };
}

const nothing: ReachAnswer = {
  outcome: 'blocked',
  flows: [],
  path: [],
  stop: undefined,
  unknowns: [],
  notes: [],
};

function doubts({ steps }: Trial): number {
  return steps.filter(({ verdict }) => verdict === 'maybe').length;
}

function stopOf({ steps }: Trial): number {
  return steps.findIndex(({ verdict }) => verdict === 'no');
}

/** How far it came: what came further says more. */
function progress(trial: Trial): number {
  return stopOf(trial) / trial.steps.length;
}

function partlyStopped(all: readonly Trial[], passing: readonly Trial[]): readonly string[] {
  const ways = new Set(passing.map(({ between }) => between));
  const parts = new Set(passing.map(({ part, family }) => `${part.protocol} ${part.from} ${family}`));
  const stopped = new Map<string, string>();
  for (const trial of all) {
    const { between, part, family, steps } = trial;
    if (ways.has(between) || stopped.has(between) || !parts.has(`${part.protocol} ${part.from} ${family}`))
      continue;
    const stop = steps.find(({ verdict }) => verdict === 'no');
    const doubt = steps.find(({ verdict }) => verdict === 'maybe');
    if (stop !== undefined) stopped.set(between, `Not ${between}: ${stop.text}.`);
    else if (doubt !== undefined) stopped.set(between, `Not known ${between}: ${doubt.text}.`);
  }
  return [...stopped.values()];
}

/** Beside what passes for certain, other ports or ranges may. */
function moreMayPass(open: readonly Trial[], passing: readonly Trial[]): readonly string[] {
  const key = ({ part, family, ranges }: Trial) => `${part.protocol} ${part.from} ${family} ${ranges.join()}`;
  const certain = new Set(passing.map(key));
  const doubtful = open.find((trial) => !certain.has(key(trial)));
  const doubt = doubtful?.steps.find(({ verdict }) => verdict === 'maybe');
  return doubt === undefined ? [] : [`Whether more passes is not known: ${doubt.text}.`];
}

/** What passes, put together: families and ranges of the same ports, then ports that follow each other. */
function flowsOf(trials: readonly Trial[]): readonly Flow[] {
  const byPart = new Map<string, { part: PortPart; byFamily: Map<Family, Set<string | undefined>> }>();
  for (const { part, family, ranges } of trials) {
    const key = `${part.protocol} ${part.from}`;
    const entry = byPart.get(key) ?? { part, byFamily: new Map<Family, Set<string | undefined>>() };
    byPart.set(key, entry);
    const found = entry.byFamily.get(family) ?? new Set();
    entry.byFamily.set(family, found);
    for (const range of ranges.length === 0 ? [undefined] : ranges) found.add(range);
  }
  const flows = [...byPart.values()].flatMap(({ part, byFamily }) => perRanges(part, byFamily));
  return merged(flows.toSorted((a, b) => a.protocol.localeCompare(b.protocol) || a.from - b.from));
}

function perRanges(
  { protocol, from, to }: PortPart,
  byFamily: ReadonlyMap<Family, ReadonlySet<string | undefined>>,
): readonly Flow[] {
  const byRanges = new Map<string, Flow>();
  for (const [family, found] of byFamily) {
    const ranges = found.has(undefined) ? [] : [...found].flatMap((one) => one ?? []);
    const key = ranges.join(' ');
    const before = byRanges.get(key)?.families ?? [];
    byRanges.set(key, { protocol, from, to, families: [...before, family], ranges });
  }
  return [...byRanges.values()];
}

function merged(flows: readonly Flow[]): readonly Flow[] {
  const found: Flow[] = [];
  for (const flow of flows) {
    const index = found.findIndex((one) => one.to + 1 === flow.from && isAlike(one, flow));
    const before = found[index];
    if (before === undefined) found.push(flow);
    else found[index] = { ...before, to: flow.to };
  }
  return found;
}

function isAlike(one: Flow, other: Flow): boolean {
  return (
    one.protocol === other.protocol &&
    one.families.join() === other.families.join() &&
    one.ranges.join() === other.ranges.join()
  );
}
