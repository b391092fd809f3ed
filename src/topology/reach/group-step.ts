import { all, type Certainty, certain, some } from '../../rules/conditions/certainty.js';
import type { Known } from '../known.js';
import type { GroupRule, Peer, SecurityGroup } from '../network/network.js';
import { type Addresses, liesIn } from './addresses.js';
import { type Step, step } from './answer.js';
import { unlessModule } from './module-doubt.js';
import type { TopologyIndex } from './topology-index.js';
import { isAboutTraffic, type Traffic, trafficName } from './traffic.js';

/** The other side, as a rule of a group sees it. */
export interface OtherSide {
  readonly name: string;
  readonly addresses: Addresses;
  /** Its groups; none for what comes over the internet. */
  readonly groups: Known<readonly string[]>;
  /** The AWS service that it is, `s3`. */
  readonly service?: string | undefined;
}

interface Asked {
  /** Whose groups these are. */
  readonly owner: string;
  readonly groups: Known<readonly string[]>;
  readonly direction: GroupRule['direction'];
  readonly traffic: Traffic;
  readonly other: OtherSide;
}

/** What the security groups of one side say: one rule of one group is enough. They remember connections, so that answers always pass. */
export function groupStep({ owner, groups, direction, traffic, other }: Asked, index: TopologyIndex): Step {
  if (groups.state === 'unknown') return step('maybe', `Which groups ${owner} has: ${groups.why}`);
  const verb = direction === 'ingress' ? 'lets in' : 'lets out';
  const side = direction === 'ingress' ? `from ${other.name}` : `to ${other.name}`;
  const what = `${trafficName(traffic)} ${side}`;
  if (groups.value.length === 0)
    return step('yes', `${owner} has no security group: everything passes`, undefined);
  const own = groups.value.flatMap((id) => index.groups.get(id) ?? []);
  const { permits, open } = judge(own, { direction, traffic }, { other, index });
  if (permits !== undefined)
    return step('yes', `${permits.group.id} ${verb} ${what}`, permits.rule.source ?? sourceOf(permits.group));
  if (open !== undefined)
    return step(
      'maybe',
      `Whether ${open.group.id} ${verb} ${what}${listWords(open.rule, index)}`,
      open.rule.source ?? sourceOf(open.group),
    );
  const hidden = own.find((group) => group.open !== undefined);
  if (hidden !== undefined)
    return step('maybe', `The rules of ${hidden.id}: ${hidden.open}`, sourceOf(hidden));
  const [first] = own;
  return unlessModule(
    index,
    'a rule',
    `No rule of ${own.map(({ id }) => id).join(', ')} ${verb} ${what}`,
    first === undefined ? undefined : sourceOf(first),
  );
}

interface Judged {
  readonly group: SecurityGroup;
  readonly rule: GroupRule;
}

/** The first rule that permits it, and the first of which nobody knows. */
function judge(
  groups: readonly SecurityGroup[],
  { direction, traffic }: Pick<Asked, 'direction' | 'traffic'>,
  seen: Seen,
): { readonly permits?: Judged; readonly open?: Judged } {
  let open: Judged | undefined;
  for (const group of groups)
    for (const rule of group.rules) {
      if (rule.direction !== direction) continue;
      const verdict = matches(rule, traffic, seen);
      if (verdict === 'yes') return { permits: { group, rule } };
      if (verdict === 'maybe') open ??= { group, rule };
    }
  return open === undefined ? {} : { open };
}

function sourceOf({ element }: SecurityGroup) {
  return element === undefined ? undefined : { element, part: '' };
}

/** Whose addresses a rule means, where it names a list that AWS keeps. */
function listWords({ peers }: GroupRule, { prefixLists }: TopologyIndex): string {
  const services = peers.flatMap((peer) =>
    peer.kind === 'prefix-list' ? (prefixLists.get(peer.list)?.service ?? []) : [],
  );
  return services.length === 0 ? '' : `: the addresses of ${services.join(', ')} alone, which AWS keeps`;
}

interface Seen {
  readonly other: OtherSide;
  readonly index: TopologyIndex;
}

function matches({ isMade, protocol, ports, peers }: GroupRule, traffic: Traffic, seen: Seen): Certainty {
  const isAbout = isAboutTraffic(traffic, protocol, ports);
  if (isAbout === 'no') return 'no';
  return all(isMade, isAbout, some(...peers.map((peer) => isPeer(peer, seen))));
}

function isPeer(peer: Peer, { other, index }: Seen): Certainty {
  switch (peer.kind) {
    case 'cidr':
      return liesIn(other.addresses, peer.cidr);
    case 'group':
      return isInGroup(peer.group, other.groups, index);
    case 'prefix-list': {
      const list = index.prefixLists.get(peer.list);
      if (list?.service !== undefined) return isOfService(list.service, other);
      if (list === undefined || list.cidrs.state === 'unknown') return 'maybe';
      return some(...list.cidrs.value.map((cidr) => liesIn(other.addresses, cidr)));
    }
    case 'unknown':
      return 'maybe';
  }
}

/** Services that answer and never open connections: their addresses are asked for as services, and are nobody else's. */
const gatewayServices: ReadonlySet<string> = new Set(['s3', 'dynamodb', 's3express']);

/** The lists of other services (CloudFront, health checks) hold a part of the internet that AWS keeps. */
function isOfService(service: string, { service: theirs, addresses }: OtherSide): Certainty {
  if (theirs !== undefined) return certain(service === theirs);
  if (gatewayServices.has(service)) return 'no';
  const isPrivate = !addresses.isPublic && addresses.ranges !== undefined;
  return isPrivate && service.startsWith('cloudfront') ? 'no' : 'maybe';
}

/** A group that is named by its id may be one that is looked up. */
function isInGroup(group: string, groups: Known<readonly string[]>, index: TopologyIndex): Certainty {
  if (groups.state === 'unknown') return 'maybe';
  if (groups.value.includes(group)) return 'yes';
  const isForeign = (id: string) => ['looked-up', 'named'].includes(index.groups.get(id)?.origin ?? 'named');
  return isForeign(group) && groups.value.some(isForeign) ? 'maybe' : 'no';
}
