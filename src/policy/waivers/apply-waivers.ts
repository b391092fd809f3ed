import type { Waiver } from '../../config/schema/waiver-schema.js';
import type { Finding } from '../finding.js';
import { WaiverIndex } from './waiver-index.js';

/** Findings after waivers, and the waivers that had something to do. */
export interface WaivedFindings {
  readonly findings: readonly Finding[];
  readonly used: readonly Waiver[];
}

/** True from the day after the last one of a waiver. Days compare as text. */
export function isExpired({ expires }: Waiver, today: string): boolean {
  return expires < today;
}

/**
 * Turns what is wrong and waived from `fail` into `waived`. Something known only after apply stays `unknown`: nobody can answer for what nobody
 * has seen; but the waiver has its place there, so it is not idle.
 * @throws UserError `waivers-too-wide`
 */
export function applyWaivers(
  findings: readonly Finding[],
  { waivers, today }: { readonly waivers: readonly Waiver[]; readonly today: string },
): WaivedFindings {
  const inForce = waivers.filter((waiver) => !isExpired(waiver, today));
  if (inForce.length === 0) return { findings, used: [] };
  const index = new WaiverIndex(inForce);
  const used = new Set<Waiver>();
  const after = findings.map((finding) => {
    if (finding.outcome !== 'fail' && finding.outcome !== 'unknown') return finding;
    const matching = index.find(finding.ruleId, finding.address);
    for (const waiver of matching) used.add(waiver);
    const [first] = matching;
    return first === undefined || finding.outcome === 'unknown' ? finding : waived(finding, first);
  });
  return { findings: after, used: [...used] };
}

function waived(finding: Finding, { owner, expires, ticket, ...waiver }: Waiver): Finding {
  const reason = reasonOf(waiver);
  return { ...finding, outcome: 'waived', reason, waiver: { owner, expires, ticket: ticket ?? null } };
}

/** Whoever reads it has to see both: why, and why everywhere. */
function reasonOf({ reason, addressReason }: Pick<Waiver, 'reason' | 'addressReason'>): string {
  return addressReason === undefined ? reason : `${reason.replace(/\.$/, '')}; everywhere: ${addressReason}`;
}
