import { groupBy } from '../../group-by.js';
import type { Finding } from '../../policy/finding.js';
import { byGravity } from './by-gravity.js';

/** Findings of one rule; there is at least one. */
export type RuleGroup = readonly [Finding, ...Finding[]];

/** The findings of each rule, the gravest rule first, each rule's by address. */
export function byRule(findings: readonly Finding[]): readonly RuleGroup[] {
  const groups = groupBy(findings.toSorted(byGravity), ({ ruleId, severity }) => `${ruleId} ${severity}`);
  return [...groups.values()].flatMap(([first, ...others]): RuleGroup[] =>
    first === undefined ? [] : [[first, ...others]],
  );
}

/** Findings that say the same of several instances of one resource, `aws_instance.web["a"]` and `aws_instance.web["b"]`. */
export interface SameFinding {
  readonly first: Finding;
  /** All of their addresses in one text: `aws_instance.web["a", "b"]`. */
  readonly addresses: string;
  readonly count: number;
}

/** More instances than these say no more. */
const mostKeys = 12;

const key = /\[(\d+|"(?:[^"\\]|\\.)*")\]/g;

/** One truth for each resource of the code, whatever `count` and `for_each` make of it. */
export function byInstance(group: RuleGroup): readonly SameFinding[] {
  const same = groupBy(group, (finding) => {
    const { address, attribute, message, also, file, line, outcome, reason } = finding;
    const others = also.map(({ ruleId, message: found }) => [ruleId, bare(found)]);
    return JSON.stringify([bare(address), attribute, bare(message), others, file, line, outcome, reason]);
  });
  return [...same.values()].flatMap((some) => {
    const [first] = some;
    const addresses = some.map(({ address }) => address);
    return first === undefined
      ? []
      : [{ first, addresses: inOne([...new Set(addresses)]), count: some.length }];
  });
}

function bare(text: string | null): string {
  return (text ?? '').replaceAll(key, '[]');
}

/** Where one key alone differs, its values stand side by side. */
function inOne(addresses: readonly string[]): string {
  const [first = ''] = addresses;
  const keys = addresses.map((address) => [...address.matchAll(key)].map(([, own = '']) => own));
  const differs = (keys[0] ?? []).map((own, place) => keys.some((others) => others[place] !== own));
  const place = differs.indexOf(true);
  if (place === -1) return first;
  if (differs.lastIndexOf(true) !== place) return limited(addresses, ', ');
  let at = -1;
  return first.replaceAll(key, (whole) => {
    at += 1;
    return at === place
      ? `[${limited(
          keys.map((own) => own[place] ?? ''),
          ', ',
        )}]`
      : whole;
  });
}

function limited(parts: readonly string[], between: string): string {
  const more = parts.length - mostKeys;
  return [...parts.slice(0, mostKeys), ...(more > 0 ? [`… and ${more} more`] : [])].join(between);
}
