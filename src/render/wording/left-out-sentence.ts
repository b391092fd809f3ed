import { counted } from '../../counted.js';
import type { CheckReport, Reviewed } from '../../policy/report.js';

/** More ids than these say less than how many there are. */
const mostNamed = 6;

/** As what stacks of others were judged where that is less than production, a sentence for each: nothing is left out by it. */
export function tierSentences({ reviewed }: Pick<CheckReport, 'reviewed'>): readonly string[] {
  return reviewed.filter((one) => one.tierFrom === 'tags' && one.tier !== 'production').map(tierSentence);
}

/** What was not judged of what was reviewed, who left it out, and how many failures with it; a sentence for each. */
export function leftOutSentences({ reviewed }: Pick<CheckReport, 'reviewed'>): readonly string[] {
  const own = reviewed.flatMap((one) => (one.leftOut ?? []).map((left) => sentence(one, left)));
  // What a flag left out of many environments alike is told once.
  return [...new Set(own)];
}

function tierSentence({ name, tier }: Reviewed): string {
  return `${name}: judged as ${tier}, as its tags say: --tier production judges it as production`;
}

function sentence(
  { name, environment }: Reviewed,
  { by, rules, failed }: NonNullable<Reviewed['leftOut']>[number],
): string {
  const what = rules.length <= mostNamed ? rules.join(', ') : `${rules.length} rules`;
  const count = counted(failed, 'failure');
  const where = environment === null ? name : `environment ${environment}`;
  if (by === 'conventions')
    return `${where}: conventions of this project are not judged (${what}; ${count}): --conventions judges them`;
  return `${where}: ${by} leaves out ${what} (${count})`;
}
