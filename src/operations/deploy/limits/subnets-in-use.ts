import type { Ec2, Subnet } from '../../../aws/ec2.js';
import { staysTheSame, textIn, type Weighed } from '../../../changes/weighed.js';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import { subnetInUse, subnetInUseUnknown } from './limit-errors.js';
import { textsIn } from './texts-in.js';
import type { VpcJudge } from './vpc-limits.js';

/**
 * What RDS would refuse of subnets that a group loses: the one in which a database of the plan is cannot go. RDS tells the zone of a database and
 * not its subnet, and of a standby neither.
 */
export async function subnetsInUse(
  weighed: readonly Weighed[],
  judge: VpcJudge,
): Promise<readonly Problem[]> {
  const groups = weighed.filter((one) => one.resourceType === 'aws_db_subnet_group' && staysTheSame(one));
  const found = groups.map(async (group) => {
    const databases = weighed.filter(
      ({ before }) => textIn(before, 'db_subnet_group_name') === textIn(group.before, 'name'),
    );
    const [former, later] = [textsIn(group.before.subnet_ids), textsIn(group.after.subnet_ids)];
    const lost = former.filter((id) => !later.includes(id));
    if (group.after.subnet_ids === undefined || lost.length === 0 || databases.length === 0) return [];
    const zones = await zonesOf(former, judge.ask);
    return databases.flatMap((database) => problemOf({ group, database, lost, zones }, judge));
  });
  return (await Promise.all(found)).flat();
}

interface Loss {
  readonly group: Weighed;
  readonly database: Weighed;
  readonly lost: readonly string[];
  /** The subnets that the group had, or why they are not known. */
  readonly zones: readonly Subnet[] | string;
}

function problemOf({ group, database, lost, zones }: Loss, { suffix, words }: VpcJudge): readonly Problem[] {
  const about = { suffix, address: group.address, database: database.address };
  const place = words.place('subnet_ids');
  const unknown = (subnets: readonly string[], reason: string) => [
    subnetInUseUnknown.problem({ ...about, subnets, reason }, place),
  ];
  if (typeof zones === 'string') return unknown(lost, zones);
  const zone = textIn(database.before, 'availability_zone');
  if (zone === '') return unknown(lost, 'the state does not say its zone.');
  const there = zones.filter((subnet) => subnet.zone === zone).map(({ id }) => id);
  const near = lost.filter((id) => there.includes(id));
  if (there.length > 0 && near.length === there.length) {
    const setting = words.name('subnet_ids');
    return [subnetInUse.problem({ ...about, subnets: near, setting }, place)];
  }
  if (near.length > 0) return unknown(near, 'its zone has other subnets of the group too.');
  return database.before.multi_az === true ? unknown(lost, 'RDS does not say where its standby is.') : [];
}

async function zonesOf(
  ids: readonly string[],
  ask: () => Promise<Pick<Ec2, 'subnets'>>,
): Promise<readonly Subnet[] | string> {
  try {
    return await (await ask()).subnets(ids);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}
