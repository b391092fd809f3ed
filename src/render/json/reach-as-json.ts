import type { ReachedPair, ReachReport } from '../../operations/reach/reach-model.js';
import type { Step } from '../../topology/reach/answer.js';

/** What `reach` says of one stack, in the shape of `reachOutput`. */
export function reachAsJson({ name, environment, from, to, pairs, unplaced }: ReachReport) {
  return {
    ...{ name, environment, from, to },
    pairs: pairs.map(pairAsJson),
    unplaced: unplaced.map(({ element, why }) => ({ address: element.address, why })),
  };
}

function pairAsJson({ from, to, answer }: ReachedPair) {
  const { outcome, flows, path, stop, unknowns, notes } = answer;
  return {
    ...{ from: from.address, to: to.address, outcome, flows, notes },
    path: path.map(stepAsJson),
    stop: stop === undefined ? null : stepAsJson(stop),
    unknowns: unknowns.map(stepAsJson),
  };
}

function stepAsJson({ verdict, text, source }: Step) {
  const { element, part = '' } = source ?? {};
  return {
    ...{ verdict, text, address: element?.address ?? null, part: part === '' ? null : part },
    ...{ file: element?.file ?? null, line: element?.line ?? null },
  };
}
