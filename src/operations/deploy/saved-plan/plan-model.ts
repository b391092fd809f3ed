import type { EnvironmentPlan } from '../environment-plan.js';

/** The plan of one environment as `plan --json` prints it: only the command knows how. */
export type PlanModel = (plan: EnvironmentPlan) => string;

/** The same text wherever the project lies: a plan is applied on another machine than it was made on. */
export function portable(model: string, root: string): string {
  const inJson = JSON.stringify(root).slice(1, -1);
  return model.replaceAll(`${inJson}/`, '').replaceAll(`${inJson}\\\\`, '');
}
