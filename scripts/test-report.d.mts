/** The counts of a run of the tests, and a text for each one that failed. */
export function readTestReport(
  reportFile: string,
  folder: string,
): { passed: number; failed: number; skipped: number; failures: string[] };
