/** The lists of other checkers that were looked at. */
export const otherCheckerVersions = {
  checkov: 'Checkov 3.3.30',
  trivy: 'trivy-checks at commit 80e5382 of 2026-08-21',
} as const;
