/**
 * The security policies that AWS’s own control for load balancers accepts: TLS 1.2 or newer, forward secrecy, authenticated encryption only.
 * The widespread TLS13-1-2-2021-06 is not among them, because of its CBC suites. As of November 2026.
 */
export const recommendedTlsPolicies = [
  'TLS13-1-3-2021-06',
  'TLS13-1-3-FIPS-2023-04',
  'TLS13-1-3-PQ-2025-09',
  'TLS13-1-3-FIPS-PQ-2025-09',
  'TLS13-1-2-Res-2021-06',
  'TLS13-1-2-Res-FIPS-2023-04',
  'TLS13-1-2-Res-PQ-2025-09',
  'TLS13-1-2-Res-FIPS-PQ-2025-09',
].map((name) => `ELBSecurityPolicy-${name}`);
