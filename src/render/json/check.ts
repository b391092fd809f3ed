import type { CheckReport } from '../../policy/report.js';
import { renderJson } from '../terminal/problems.js';

/** The report as `check --json` prints it: every finding, those that pass included. */
export function checkAsJson(report: CheckReport): string {
  return renderJson(report);
}
