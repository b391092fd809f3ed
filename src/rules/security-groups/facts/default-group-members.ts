import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { type Certainty, certain } from '../../conditions/certainty.js';
import { isWritten } from '../../conditions/is-written.js';
import { isComputed, isConfigured, knownText } from '../../conditions/read-set.js';
import { referencesAt } from '../../conditions/references-at.js';
import { launchPaths } from '../../facts/launch-paths.js';
import { subnetsOf, vpcsOf } from '../../facts/subnets-of.js';

/** How a resource that stands in a VPC names its groups and its place. */
interface Member {
  readonly groups: readonly string[];
  readonly subnets?: readonly string[];
  /** Attribute that names a subnet group, which has the subnets. */
  readonly subnetGroup?: string;
  /** Attribute that names the VPC itself. */
  readonly vpc?: string;
  /** Whether AWS gives it the default group of its VPC where it names none. Default: it does. */
  readonly getsDefault?: (element: Element, model: Model) => Certainty | 'elsewhere';
}

const isNot =
  (...paths: readonly string[]) =>
  (element: Element) =>
    certain(paths.every((path) => !isConfigured(element, path) || isComputed(element, path)));
const never = (): Certainty => 'no';
const isInterface = (element: Element): Certainty =>
  isOpen(element, 'vpc_endpoint_type')
    ? 'maybe'
    : certain(knownText(element, 'vpc_endpoint_type') === 'Interface');
const isApplication = (element: Element): Certainty =>
  isOpen(element, 'load_balancer_type')
    ? 'maybe'
    : certain((knownText(element, 'load_balancer_type') ?? 'application') === 'application');

function isOpen(element: Element, path: string): boolean {
  return element.get(path).state === 'unknown';
}

const loadBalancer: Member = {
  groups: ['security_groups'],
  subnets: ['subnets', 'subnet_mapping.subnet_id'],
  getsDefault: isApplication,
};
const database: Member = {
  groups: ['vpc_security_group_ids'],
  subnetGroup: 'db_subnet_group_name',
  getsDefault: isNot('replicate_source_db', 'replication_source_identifier'),
};
const cache: Member = {
  groups: ['security_group_ids'],
  subnetGroup: 'subnet_group_name',
  getsDefault: isNot('replication_group_id', 'global_replication_group_id'),
};

const adoption = { type: 'aws_default_security_group', path: 'vpc_id' };

const templateGroups = [
  'vpc_security_group_ids',
  'security_group_names',
  'security_groups',
  'network_interfaces.security_groups',
  'network_interfaces.network_interface_id',
];
const isTemplate = ({ type }: Element) =>
  type === 'aws_launch_template' || type === 'aws_launch_configuration';

/** What can be in the default group of a VPC, by type. */
export const defaultGroupMembers: Readonly<Record<string, Member>> = {
  aws_instance: {
    groups: ['vpc_security_group_ids', 'security_groups'],
    subnets: ['subnet_id'],
    getsDefault: isNot('network_interface', 'primary_network_interface', 'launch_template'),
  },
  aws_launch_template: {
    groups: ['vpc_security_group_ids', 'network_interfaces.security_groups'],
    getsDefault: never,
  },
  aws_autoscaling_group: {
    groups: [],
    subnets: ['vpc_zone_identifier'],
    getsDefault: byTemplate,
  },
  aws_network_interface: { groups: ['security_groups'], subnets: ['subnet_id'] },
  aws_lb: loadBalancer,
  aws_alb: loadBalancer,
  aws_elb: { groups: ['security_groups'], subnets: ['subnets'] },
  aws_db_instance: database,
  aws_rds_cluster: database,
  aws_elasticache_cluster: cache,
  aws_elasticache_replication_group: cache,
  aws_vpc_endpoint: {
    groups: ['security_group_ids'],
    vpc: 'vpc_id',
    getsDefault: isInterface,
  },
  aws_ecs_service: {
    groups: ['network_configuration.security_groups'],
    subnets: ['network_configuration.subnets'],
    getsDefault: inNetwork,
  },
  aws_lambda_function: { groups: ['vpc_config.security_group_ids'], getsDefault: never },
  aws_efs_mount_target: { groups: ['security_groups'], subnets: ['subnet_id'] },
};

/** Of a service with network interfaces of its own; whether it names groups a plan tells. */
function inNetwork(element: Element): Certainty {
  const hasOwn = (element.blocks('network_configuration') ?? []).length > 0;
  return certain(hasOwn && element.items('network_configuration.security_groups')?.length === 0);
}

/** An Auto Scaling group starts what its launch template says, which has to name the groups. */
function byTemplate(element: Element, model: Model): Certainty | 'elsewhere' {
  const found = launchPaths.map((path) => model.follow(element, path));
  const templates = found.flatMap(({ elements }) => elements).filter(isTemplate);
  if (templates.length === 0) return 'elsewhere';
  return certain(templates.every((one) => templateGroups.every((path) => !isConfigured(one, path))));
}

/** That a resource is in the default group of its VPC, and in no other. */
interface InDefaultGroup {
  /** Attribute that names its groups, or would. */
  readonly path: string;
  /** What adopts the group in the stack; where the VPC is not known, each that it may be. */
  readonly groups: readonly Element[];
  readonly is: Certainty;
}

/**
 * Whether a resource is in the default group alone: it names that, or none. Undefined where it has another group, `elsewhere` where something
 * says that is not in the stack.
 */
export function inDefaultGroup(element: Element, model: Model): InDefaultGroup | 'elsewhere' | undefined {
  const member = defaultGroupMembers[element.type];
  if (member === undefined) return undefined;
  const named = member.groups.find((one) => isNamed(element, one));
  if (named !== undefined) return byName(element, named, model);
  const { getsDefault = () => 'yes' } = member;
  const gets = getsDefault(element, model);
  if (gets === 'elsewhere') return gets;
  if (gets === 'no') return undefined;
  const path = member.groups[0] ?? '';
  const vpcs = vpcOf(element, member, model);
  const found = vpcs?.map((vpc) => model.referring(vpc, adoption)) ?? [];
  const isSure = vpcs !== undefined && found.every(({ unresolved }) => !unresolved);
  if (isSure) return { path, groups: found.flatMap(({ elements }) => elements), is: gets };
  return { path, groups: model.ofType(adoption.type), is: 'maybe' };
}

/** A plan says of groups that nobody wrote that AWS will tell them. */
function isNamed(element: Element, path: string): boolean {
  const [name = ''] = path.split('.');
  if (!isConfigured(element, path)) return false;
  return !isComputed(element, path) || isWritten(element, name);
}

function byName(element: Element, path: string, model: Model): InDefaultGroup | undefined {
  const { elements, unresolved } = model.follow(element, path);
  if (elements.some(({ type }) => type === 'aws_security_group')) return undefined;
  const adopted = elements.filter(({ type }) => type === adoption.type);
  const ofVpcs = elements
    .filter((one) => one.type === 'aws_vpc' && namesDefaultOf(element, path, one))
    .map((vpc) => model.referring(vpc, adoption));
  const count = adopted.length + ofVpcs.length;
  const items = element.items(path);
  // What is written out, or looked up, is another group beside it.
  if (count === 0 || (items !== undefined && items.length > count)) return undefined;
  const isOpen = unresolved || items === undefined;
  const isElsewhere = ofVpcs.some((one) => one.elements.length === 0 && one.unresolved);
  const groups = isElsewhere
    ? model.ofType(adoption.type)
    : [...adopted, ...ofVpcs.flatMap((one) => one.elements)];
  return { path, groups, is: isOpen || isElsewhere ? 'maybe' : 'yes' };
}

function namesDefaultOf(element: Element, path: string, vpc: Element): boolean {
  return referencesAt(element, path).some(
    ({ address, attribute }) => attribute === 'default_security_group_id' && vpc.address.startsWith(address),
  );
}

/** The VPCs of the stack in which it stands; undefined where nobody knows, or in one of another stack. */
function vpcOf(
  element: Element,
  { subnets, subnetGroup, vpc }: Member,
  model: Model,
): readonly Element[] | undefined {
  if (vpc !== undefined) {
    const found = model.follow(element, vpc).elements.filter(({ type }) => type === 'aws_vpc');
    return found.length === 0 ? undefined : found;
  }
  if (subnetGroup === undefined) return vpcsOf(subnetsOf(element, subnets ?? [], model).subnets, model);
  const group = model.follow(element, subnetGroup).elements.find(({ type }) => /subnet_group$/.test(type));
  return group && vpcsOf(subnetsOf(group, ['subnet_ids'], model).subnets, model);
}
