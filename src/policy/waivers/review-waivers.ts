import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Waiver } from '../../config/schema/waiver-schema.js';
import type { Finding } from '../finding.js';
import { findingOf } from '../review/finding-of.js';
import { isExpired } from './apply-waivers.js';
import { expiredWaiver, idleWaiver } from './waiver-rules.js';

interface WaiverReview {
  readonly waivers: readonly Waiver[];
  /** Waivers that had something to do; undefined where not every environment was reviewed by every rule: then nobody knows. */
  readonly used: ReadonlySet<Waiver> | undefined;
  /** Undefined for the waivers of a profile, which are about stacks. */
  readonly environments: readonly ResolvedEnvironment[] | undefined;
  readonly today: string;
  readonly file: string;
  /** Line of a key of the waiver at a position. */
  readonly lineOf: (position: number, key: string) => number | null;
}

/** Judges the waivers themselves: those whose time is over, and those for nothing. */
export function reviewWaivers(options: WaiverReview): readonly Finding[] {
  const { waivers, used, today, file, lineOf } = options;
  return waivers.flatMap((waiver, position) => {
    const place = (attribute: string) => ({
      outcome: 'fail' as const,
      address: `waivers.${position}`,
      attribute,
      file,
      line: lineOf(position, attribute),
    });
    if (isExpired(waiver, today)) {
      const message = `The waiver of ${waiver.rule} for ${waiver.address} was valid until ${waiver.expires}; its owner is ${waiver.owner}`;
      return [findingOf(expiredWaiver, { ...place('expires'), message })];
    }
    if (used === undefined || used.has(waiver)) return [];
    const message = idleReason(waiver, options.environments);
    return [findingOf(idleWaiver, { ...place('address'), message })];
  });
}

function idleReason(waiver: Waiver, environments: readonly ResolvedEnvironment[] | undefined): string {
  const { rule, address } = waiver;
  return environments === undefined || environments.some(({ waivers = [] }) => waivers.includes(waiver))
    ? `${rule} finds nothing at ${address} that a waiver could change`
    : `The waiver of ${rule} for ${address} is about no environment of the file`;
}
