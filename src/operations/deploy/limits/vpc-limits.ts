import type { Ec2 } from '../../../aws/ec2.js';
import { staysTheSame, textIn, type Weighed } from '../../../changes/weighed.js';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import { subnetGroupExchanged, subnetsOfAnotherVpc, subnetsUnknown } from './limit-errors.js';
import type { Judge } from './storage-limits.js';
import { textsIn } from './texts-in.js';

/** Judges subnets, with a way to ask whose they are. */
export interface VpcJudge extends Judge {
  readonly ask: () => Promise<Pick<Ec2, 'subnets'>>;
}

/** The attribute with the subnets of what cannot leave its VPC. */
const subnetsOf: Readonly<Record<string, string>> = { aws_db_subnet_group: 'subnet_ids', aws_lb: 'subnets' };

/** What AWS would refuse of a change of subnets or subnet groups. Only new subnets of what lives are asked for. */
export async function vpcProblems(one: Weighed, judge: VpcJudge): Promise<readonly Problem[]> {
  if (!staysTheSame(one)) return [];
  const attribute = Object.hasOwn(subnetsOf, one.resourceType) ? subnetsOf[one.resourceType] : undefined;
  return attribute === undefined ? groupProblems(one, judge) : subnetProblems(one, judge, attribute);
}

/** https://github.com/hashicorp/terraform-provider-aws/issues/512 */
function groupProblems({ address, before, after }: Weighed, { suffix }: VpcJudge): readonly Problem[] {
  const [from, to] = [textIn(before, 'db_subnet_group_name'), textIn(after, 'db_subnet_group_name')];
  if (from === '' || from === to) return [];
  return [subnetGroupExchanged.problem({ suffix, address, from, to: to === '' ? 'another' : to })];
}

/** https://github.com/hashicorp/terraform-provider-aws/issues/27459 */
async function subnetProblems(
  { address, before, after }: Weighed,
  { suffix, words, ask }: VpcJudge,
  attribute: string,
): Promise<readonly Problem[]> {
  const former = textsIn(before[attribute]);
  const added = textsIn(after[attribute]).filter((id) => !former.includes(id));
  const vpc = textIn(before, 'vpc_id');
  if (added.length === 0 || vpc === '') return [];
  const place = words.place(attribute);
  try {
    const found = await (await ask()).subnets(added);
    const elsewhere = found.filter(({ vpcId }) => vpcId !== vpc);
    if (elsewhere.length === 0) return [];
    const details = {
      ...{ suffix, address, vpc, setting: words.name(attribute) },
      subnets: elsewhere.map(({ id }) => id),
      others: [...new Set(elsewhere.map(({ vpcId }) => vpcId))],
    };
    return [subnetsOfAnotherVpc.problem(details, place)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [subnetsUnknown.problem({ suffix, address, vpc, reason: error.message }, place)];
  }
}
