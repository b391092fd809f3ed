import type { Model } from '../../model/model.js';
import { idAt, naming, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { isMade } from '../presence.js';
import { defaultAclOf } from './acls.js';
import type { Acl, RouteTable, Subnet, SubnetKind } from './network.js';
import { isWide, mainTableOf } from './routes.js';
import { asksForDefault, type BareSubnet } from './subnets.js';

interface Settling {
  readonly subnets: readonly BareSubnet[];
  readonly routeTables: readonly RouteTable[];
  readonly acls: readonly Acl[];
}

/** The subnets with their route table, their network ACL, and what the routes make of them. */
export function settledSubnets(model: Model, { subnets, routeTables, acls }: Settling): readonly Subnet[] {
  const aclBySubnet = aclsBySubnet(model);
  return subnets.map((subnet) => {
    const routeTable = tableOf(subnet, model, routeTables);
    const acl = aclOf(subnet, acls, aclBySubnet);
    const table =
      routeTable.state === 'known' ? routeTables.find(({ id }) => id === routeTable.value) : undefined;
    return { ...subnet, routeTable, acl, kind: kindOf(table) };
  });
}

/** A VPC’s own table, where no association names another. */
function tableOf(
  { id, vpc, origin, element }: BareSubnet,
  model: Model,
  tables: readonly RouteTable[],
): Known<string> {
  const { byId, loose } = naming(model, 'aws_route_table_association', 'subnet_id');
  const [association] = byId.get(id) ?? [];
  if (association !== undefined && isMade(association, element) !== 'yes')
    return notKnown(`Whether ${association.address} is made is not known`);
  if (association !== undefined)
    return (
      idAt(model, association, 'route_table_id') ?? notKnown(`${association.address} names no route table`)
    );
  const isAsMade = origin === 'default' || (element !== undefined && asksForDefault(element) === 'yes');
  if (origin !== 'managed' && !isAsMade) return notKnown(`The route table of ${id} is not in the stack`);
  if (loose !== undefined) return notKnown(unknownAt(loose, 'subnet_id'));
  if (vpc.state === 'unknown') return vpc;
  return mainOf(vpc.value, model, tables);
}

function mainOf(vpc: string, model: Model, tables: readonly RouteTable[]): Known<string> {
  const [replaced] = naming(model, 'aws_main_route_table_association', 'vpc_id').byId.get(vpc) ?? [];
  const named = replaced === undefined ? undefined : idAt(model, replaced, 'route_table_id');
  if (named !== undefined) return named;
  const adopted = tables.find(
    (one) =>
      one.element?.type === 'aws_default_route_table' && one.vpc.state === 'known' && one.vpc.value === vpc,
  );
  return known(adopted?.id ?? mainTableOf(vpc));
}

interface Assigned {
  readonly bySubnet: ReadonlyMap<string, string>;
  readonly loose: string | undefined;
}

function aclsBySubnet(model: Model): Assigned {
  const bySubnet = new Map<string, string>();
  let loose: string | undefined;
  for (const type of ['aws_network_acl', 'aws_default_network_acl']) {
    const found = naming(model, type, 'subnet_ids');
    for (const [subnet, [acl]] of found.byId) if (acl !== undefined) bySubnet.set(subnet, acl.address);
    if (found.loose !== undefined) loose ??= unknownAt(found.loose, 'subnet_ids');
  }
  const associations = naming(model, 'aws_network_acl_association', 'subnet_id');
  for (const [subnet, [association]] of associations.byId) {
    const acl = association === undefined ? undefined : idAt(model, association, 'network_acl_id');
    if (acl?.state === 'known') bySubnet.set(subnet, acl.value);
    else loose ??= acl?.why;
  }
  return { bySubnet, loose };
}

function aclOf(
  { id, vpc, origin, element }: BareSubnet,
  acls: readonly Acl[],
  { bySubnet, loose }: Assigned,
): Known<string> {
  const named = bySubnet.get(id);
  if (named !== undefined) return known(named);
  const isAsMade = origin === 'default' || (element !== undefined && asksForDefault(element) === 'yes');
  if (origin !== 'managed' && !isAsMade) return notKnown(`The network ACL of ${id} is not in the stack`);
  if (loose !== undefined) return notKnown(loose);
  if (vpc.state === 'unknown') return vpc;
  const adopted = acls.find(
    (one) =>
      one.element?.type === 'aws_default_network_acl' &&
      one.vpc.state === 'known' &&
      one.vpc.value === vpc.value,
  );
  return known(adopted?.id ?? defaultAclOf(vpc.value));
}

function kindOf(table: RouteTable | undefined): SubnetKind {
  if (table === undefined) return 'unknown';
  const kinds = table.routes
    .filter(({ cidr }) => isWide(cidr))
    .map(({ target }) => (target.state === 'known' ? target.value.kind : 'unknown'));
  if (kinds.includes('internet-gateway')) return 'public';
  if (table.open !== undefined || kinds.includes('unknown')) return 'unknown';
  return kinds.includes('nat-gateway') ? 'private' : 'isolated';
}
