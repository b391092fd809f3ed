import { resolveEnvironment } from '../../src/config/resolve/resolve-environment.js';
import { readStack } from '../../src/model/stack/read-stack.js';
import type { Finding } from '../../src/policy/finding.js';
import { reviewEnvironment } from '../../src/policy/review/review-environment.js';
import { synthesizeEnvironment } from '../../src/testing.js';
import { mutantsOf } from './mutants.js';
import { reasonOf } from './reasons.js';

/** A mutant that no rule sees. */
interface Survivor {
  readonly address: string;
  readonly attribute: string;
  readonly mutation: string;
  /** Why nothing sees it; undefined is a gap that nobody has thought about. */
  readonly reason: string | undefined;
  /** False where neither a row of the requirements nor a control asks for the value: not counted in the share. */
  readonly matters: boolean;
}

export interface MutationResult {
  readonly mutants: number;
  readonly caught: number;
  /** Caught of those that matter, from 0 to 1. */
  readonly share: number;
  readonly survivors: readonly Survivor[];
}

const certificateArn =
  'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

/** Weakens every scalar of synthesized prod, one at a time, and lists what the rules do not see. */
export function testMutants(): MutationResult {
  const config = { loadBalancer: { certificateArn } };
  const resolved = resolveEnvironment({ environment: 'prod', suffix: 'prod-003', config });
  const openIn = (stack: object) => {
    const { findings } = reviewEnvironment(readStack({ ...stack }), resolved, { today: '2026-11-25' });
    return new Set(findings.filter(isOpen).map(keyOf));
  };
  const original = JSON.parse(JSON.stringify(synthesizeEnvironment('prod', 'prod-003', resolved)));
  const before = openIn(original);
  const survivors: Survivor[] = [];
  let mutants = 0;
  for (const { stack, ...mutant } of mutantsOf(original)) {
    mutants += 1;
    if ([...openIn(stack)].some((key) => !before.has(key))) continue;
    const why = reasonOf(mutant);
    survivors.push({ ...mutant, reason: why?.reason, matters: why?.matters ?? true });
  }
  const caught = mutants - survivors.length;
  const missed = survivors.filter(({ matters }) => matters).length;
  return { mutants, caught, share: caught / (caught + missed), survivors };
}

function isOpen({ outcome }: Finding): boolean {
  return outcome === 'fail';
}

function keyOf({ ruleId, address, attribute, message }: Finding): string {
  return [ruleId, address, attribute, message].join(' ');
}
