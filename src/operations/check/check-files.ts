import { tierTable } from '../../config/resolve/tier-table.js';
import type { CheckReport } from '../../policy/report.js';
import { review } from '../../policy/review/review.js';
import { applyWaivers } from '../../policy/waivers/apply-waivers.js';
import type { OperationContext } from '../context.js';
import { today } from '../today.js';
import type { CheckOptions } from './check-options.js';
import { type ForeignModel, readFiles } from './read-files.js';

const [, , defaultRegion] = tierTable['aws.region'];

type Checked = Pick<CheckReport, 'reviewed' | 'findings'>;

/** Reviews stacks and plans that need not be the project's. Waivers of the file hold for them unless they name environments. */
export function checkFiles(context: OperationContext, options: CheckOptions): Checked {
  const { tier = 'production' } = options;
  const all = readFiles(context, options);
  return {
    reviewed: all.map(({ name, files }) => ({ name, environment: null, tier, file: name, files })),
    findings: all.flatMap((stack) => checkOne(context, options, stack)),
  };
}

function checkOne(
  context: OperationContext,
  { loaded, tier = 'production', region = defaultRegion, rules }: CheckOptions,
  { name, model }: ForeignModel,
): CheckReport['findings'] {
  const day = today(context);
  const found = review(model, { tier, today: day, expected: { region }, rules });
  const waivers = (loaded?.waivers ?? []).filter(({ environments }) => environments === undefined);
  const { findings } = applyWaivers(found, { waivers, today: day });
  return findings.map((finding) => ({ ...finding, file: finding.file ?? name }));
}
