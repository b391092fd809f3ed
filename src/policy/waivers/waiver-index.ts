import { addToList } from '../../add-to-list.js';
import { matchesGlob } from '../../config/names/matches-glob.js';
import { waiversTooWide } from '../../config/schema/waiver-errors.js';
import type { Waiver } from '../../config/schema/waiver-schema.js';
import { Budget } from '../../errors/budget.js';

/** Signs of patterns times signs of addresses: a second. A pattern such as `module.*.aws_lb.*` costs less than a thousand for an address. */
const mostComparisons = 300_000_000;

interface AddressPattern {
  readonly waiver: Waiver;
  /** What stands before the first wildcard. */
  readonly start: string;
  /** The pattern from the first wildcard on; empty for an address that is written out. */
  readonly rest: string;
}

/** Finds the waivers of a rule for an address, in their order. */
export class WaiverIndex {
  readonly #byRule = new Map<string, AddressPattern[]>();
  readonly #budget = new Budget(mostComparisons, () => waiversTooWide.error());

  constructor(waivers: readonly Waiver[]) {
    for (const waiver of waivers) {
      const wildcard = waiver.address.search(/[*?]/);
      const end = wildcard === -1 ? waiver.address.length : wildcard;
      const pattern = { waiver, start: waiver.address.slice(0, end), rest: waiver.address.slice(end) };
      addToList(this.#byRule, waiver.rule, pattern);
    }
  }

  /** @throws UserError `waivers-too-wide` */
  find(rule: string, address: string): readonly Waiver[] {
    const found: Waiver[] = [];
    for (const { waiver, start, rest } of this.#byRule.get(rule) ?? [])
      if (address.startsWith(start) && this.#reaches(rest, address.slice(start.length))) found.push(waiver);
    return found;
  }

  #reaches(pattern: string, text: string): boolean {
    if (pattern === '') return text === '';
    this.#budget.spend(pattern.length * text.length);
    return matchesGlob(pattern, text);
  }
}
