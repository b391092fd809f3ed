import { downtimesIn } from '../../changes/meanwhile/downtimes.js';
import type { EnvironmentPlan } from '../../operations/deploy/environment-plan.js';
import { changeAsJson } from './change-as-json.js';
import { jsonDocument } from './json-document.js';
import { failuresAsJson, outcomeAsJson } from './outcomes.js';

/** What `plan --json` says of one environment. */
export function planAsJson({ summary, changes, outputs = [], review, refusals }: EnvironmentPlan) {
  return {
    summary,
    changes: changes.map(changeAsJson),
    downtimes: downtimesIn(changes).map(({ first, parts }) => ({
      first: first.map(({ address }) => address),
      parts: parts.map(({ address }) => address),
    })),
    outputs,
    review: review ?? null,
    ...(refusals === undefined ? {} : { refusals }),
  };
}

/** What `plan --json` prints where it is about this environment alone. */
export function planDocument(plan: EnvironmentPlan): string {
  const outcome = { suffix: plan.suffix, outcome: 'ok', result: plan } as const;
  return jsonDocument({ ...failuresAsJson([outcome]), environments: [outcomeAsJson(outcome, planAsJson)] });
}
