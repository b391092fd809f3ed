import type { Finding } from '../../policy/finding.js';

/** Why a finding is waived or accepted, and of a waiver whose it is, until when, and its ticket. */
export function findingReason({ reason, waiver }: Finding): string | undefined {
  if (reason === null) return undefined;
  if (waiver === null) return reason;
  const terms = [waiver.owner, `until ${waiver.expires}`, ...(waiver.ticket === null ? [] : [waiver.ticket])];
  return `${reason} (${terms.join(', ')})`;
}
