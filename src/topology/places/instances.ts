import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { some } from '../../rules/conditions/certainty.js';
import { knownText } from '../../rules/conditions/read-set.js';
import { profilePathsOf, profilesOf, rolesOf } from '../../rules/ec2/facts/instance-role.js';
import { launchPaths } from '../../rules/facts/launch-paths.js';
import { allIdsAt, naming } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import type { BareSubnet } from '../network/subnets.js';
import { isMade } from '../presence.js';
import { flagAt, setAt } from '../readings.js';
import { attachedGroups, interfaceOf } from './interfaces.js';
import type { Place, PublicAddress } from './place.js';
import { bySubnets, networkOf, type Standing } from './standing.js';

const groupPaths = ['vpc_security_group_ids', 'security_groups', 'network_interfaces.security_groups'];
/** Auto Scaling groups, instances and spot requests. */
export function instancesOf(standing: Standing): readonly Place[] {
  const { model } = standing;
  return [
    ...model.ofType('aws_autoscaling_group').map((one) => place(one, standing, ['vpc_zone_identifier'])),
    ...['aws_instance', 'aws_spot_instance_request', 'data.aws_instance'].flatMap((type) =>
      model.ofType(type).map((one) => place(one, standing, ['subnet_id'])),
    ),
  ];
}

function place(element: Element, standing: Standing, subnetPaths: readonly string[]): Place {
  const { model } = standing;
  const template = templateOf(element, model);
  const sources = [element, ...(template.state === 'known' ? template.value : [])];
  const adapter = interfaceOf(element, sources, model);
  const ownSubnets = allIdsAt(model, element, subnetPaths);
  const ofLaunch =
    ownSubnets.state === 'known' && ownSubnets.value.length === 0
      ? firstNamed(sources, model, ['subnet_id', 'network_interfaces.subnet_id'])
      : ownSubnets;
  const isLookup = element.type.startsWith('data.');
  const subnets = isLookup
    ? notKnown<readonly string[]>(`${element.address} is looked up`)
    : adapter === undefined
      ? ofLaunch
      : subnetOf(adapter, model);
  const privateAddress = knownText(element, 'private_ip');
  return {
    ...{ address: element.address, label: labelOf(element, model), kind: 'instances', element },
    variant: sources.map((one) => knownText(one, 'instance_type')).find((one) => one !== undefined),
    isManaged: !isLookup,
    network: networkOf(standing, {
      subnets,
      groups:
        template.state === 'unknown' ? template : groupsOf(element, { sources, adapter, model, isLookup }),
      publicAddress: (own) => publicAddress(element, { sources, adapter, template, subnets: own, model }),
      privateAddresses: privateAddress === undefined ? [] : [privateAddress],
    }),
    ports: undefined,
    roles: rolesFor(sources, template, model),
    keys: known([]),
  };
}

/** What it is launched from; none for an instance that says all by itself. */
function templateOf(element: Element, model: Model): Known<readonly Element[]> {
  const ids = allIdsAt(model, element, launchPaths);
  if (ids.state === 'unknown') return ids;
  if (ids.value.length === 0) return known([]);
  const found = launchPaths
    .flatMap((path) => model.follow(element, path).elements)
    .filter(({ type }) => type === 'aws_launch_template' || type === 'aws_launch_configuration');
  return found.length === 0
    ? notKnown(`What ${element.address} is launched from is not in the stack`)
    : known([...new Set(found)]);
}

function subnetOf(adapter: Known<Element>, model: Model): Known<readonly string[]> {
  if (adapter.state === 'unknown') return adapter;
  const found = allIdsAt(model, adapter.value, ['subnet_id']);
  return found.state === 'known' && found.value.length === 0
    ? notKnown(`${adapter.value.address} names no subnet`)
    : found;
}

/** An instance's own groups win over those of its template, and those of an interface that the stack makes over both. */
function groupsOf(
  element: Element,
  { sources, adapter, model, isLookup }: Pick<About, 'sources' | 'adapter' | 'model'> & { isLookup: boolean },
): Known<readonly string[]> {
  if (adapter?.state === 'unknown') return adapter;
  const own =
    adapter === undefined
      ? firstNamed(sources, model, groupPaths)
      : allIdsAt(model, adapter.value, ['security_groups']);
  const more = attachedGroups([element, ...(adapter === undefined ? [] : [adapter.value])], model);
  if (own.state === 'unknown') return own;
  if (more.state === 'unknown') return more;
  if (more.value.length > 0 && (own.value.length === 0 || isLookup))
    return notKnown(`${element.address} has groups beside those that the stack adds`);
  return known([...new Set([...own.value, ...more.value])]);
}

function firstNamed(
  sources: readonly Element[],
  model: Model,
  paths: readonly string[],
): Known<readonly string[]> {
  for (const source of sources) {
    const found = allIdsAt(model, source, paths);
    if (found.state === 'unknown' || found.value.length > 0) return found;
  }
  return known([]);
}

interface About {
  readonly sources: readonly Element[];
  /** The interface that the stack makes for it. */
  readonly adapter: Known<Element> | undefined;
  readonly template: Known<readonly Element[]>;
  readonly subnets: readonly BareSubnet[];
  readonly model: Model;
}

function publicAddress(
  element: Element,
  { sources, adapter, template, subnets, model }: About,
): PublicAddress {
  const elastic = elasticOf(element, adapter, model);
  const fromSubnets = bySubnets(subnets);
  const own = adapter?.state === 'known' ? [adapter.value] : [];
  const ipv6 = some(
    ...[...sources, ...own].flatMap((one) =>
      ['ipv6_address_count', 'ipv6_addresses', 'network_interfaces.ipv6_address_count'].map((path) =>
        setAt(one, path),
      ),
    ),
    fromSubnets.ipv6,
  );
  const [address] = elastic;
  if (address !== undefined)
    return {
      ...{ ipv4: elastic.some((one) => isMade(one) === 'yes') ? 'yes' : 'maybe', ipv6 },
      ...{ why: `${address.address} gives it a public address`, element: address },
    };
  if (adapter?.state === 'unknown') return { ipv4: 'maybe', ipv6: 'maybe', why: adapter.why, element };
  if (adapter !== undefined) return { ...ofInterface(adapter.value, model), ipv6 };
  if (template.state === 'unknown') return { ipv4: 'maybe', ipv6, why: template.why, element };
  for (const source of sources)
    for (const path of ['associate_public_ip_address', 'network_interfaces.associate_public_ip_address']) {
      if (source.get(path).state === 'absent') continue;
      const ipv4 = flagAt(source, path, 'maybe');
      return { ipv4, ipv6, why: `\`${path}\` of ${source.address} decides it`, element: source };
    }
  const [first] = subnets;
  return {
    ...{ ipv4: fromSubnets.ipv4, ipv6, element: first?.element ?? element },
    why:
      first === undefined
        ? 'Its subnets are not known'
        : `\`map_public_ip_on_launch\` of ${first.id} decides it`,
  };
}

/** Elastic addresses, by the instance or by its interface. */
function elasticOf(
  { address }: Element,
  adapter: Known<Element> | undefined,
  model: Model,
): readonly Element[] {
  const names = (type: string, path: string, id: string) => naming(model, type, path).byId.get(id) ?? [];
  const card = adapter?.state === 'known' ? adapter.value.address : undefined;
  return [
    ...names('aws_eip', 'instance', address),
    ...names('aws_eip_association', 'instance_id', address),
    ...[address, ...(card === undefined ? [] : [card])].flatMap((id) => [
      ...names('aws_eip', 'network_interface', id),
      ...names('aws_eip_association', 'network_interface_id', id),
    ]),
  ];
}

/** AWS gives a public address to an interface that it makes itself, not to one that is there already. */
function ofInterface(element: Element, model: Model): Omit<PublicAddress, 'ipv6'> {
  const loose =
    naming(model, 'aws_eip', 'network_interface').loose ??
    naming(model, 'aws_eip_association', 'network_interface_id').loose;
  return {
    ipv4: loose === undefined ? 'no' : 'maybe',
    why: `No elastic address is of ${element.address}`,
    element,
  };
}

function rolesFor(
  sources: readonly Element[],
  template: Known<readonly Element[]>,
  model: Model,
): Known<readonly string[]> {
  if (template.state === 'unknown') return template;
  const roles = sources.flatMap((one) => rolesOf(one, model));
  if (roles.length > 0) return known([...new Set(roles.map(({ address }) => address))]);
  const found = sources.map((one) => allIdsAt(model, one, profilePathsOf(one)));
  const open = found.find(({ state }) => state === 'unknown');
  if (open?.state === 'unknown') return open;
  const held = sources
    .flatMap((one) => profilesOf(one, model))
    .map((profile) => allIdsAt(model, profile, ['role', 'roles']))
    .find(({ state }) => state === 'unknown');
  if (held?.state === 'unknown') return held;
  const names = found.some((one) => one.state === 'known' && one.value.length > 0);
  const [first] = sources;
  return names ? notKnown(`The role of ${first?.address ?? 'the instances'} is not in the stack`) : known([]);
}
