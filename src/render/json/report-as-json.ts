import { tierCostSums, tierCosts, tierCostsAsOf } from '../../config/costs/tier-costs.js';
import type { ReportData, ReportedWaiver } from '../../operations/report/report-data.js';
import { diffAllAsJson } from './diff-as-json.js';
import { explainedValueAsJson } from './explanation-as-json.js';
import { outcomeAsJson } from './outcomes.js';
import { reachAsJson } from './reach-as-json.js';

/** All that a report tells in the shape of `reportOutput`, without what went wrong. */
export function reportAsJson(data: ReportData) {
  const { review, differences, deployed } = data;
  const { settings, undeclared } = diffAllAsJson(differences);
  const known = new Map(data.environments.map((one) => [one.suffix, one]));
  return {
    project: data.project,
    file: data.file,
    fileSha256: data.fileSha256,
    day: data.today,
    multienv: data.version,
    leftOut: data.leftOut,
    environments: review.environments.map((one) => {
      const environment = known.get(one.suffix);
      return outcomeAsJson(one, () => ({
        environment: environment?.environment,
        tier: environment?.tier,
        account: environment?.aws.accountId ?? null,
        region: environment?.aws.region,
      }));
    }),
    summary: review.summary,
    reviewed: review.reviewed,
    findings: review.findings,
    frameworks: data.frameworks,
    waivers: data.waivers.map(waiverAsJson),
    differences: { settings, undeclared },
    settings: data.settings.map(({ environment, settings: own }) => ({
      suffix: environment.suffix,
      settings: own.map(explainedValueAsJson),
    })),
    dates: data.dates,
    costs: { asOf: tierCostsAsOf, parts: tierCosts, sums: tierCostSums },
    reach: data.reach.map(reachAsJson),
    deployed: deployed ?? null,
  };
}

function waiverAsJson({ waiver, environments, line, waived, isExpired }: ReportedWaiver) {
  const { rule, address, addressReason, reason, owner, ticket, expires } = waiver;
  return {
    ...{ rule, address, addressReason: addressReason ?? null, reason, owner, ticket: ticket ?? null },
    ...{ expires, expired: isExpired, waived, line, environments },
  };
}
