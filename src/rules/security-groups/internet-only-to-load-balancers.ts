import type { Element } from '../../model/element.js';
import { all, certain, some, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { reachesInternet } from '../facts/reach.js';
import { groupsOf } from '../facts/rules-of-group.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { notApplicable, pass } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';
import { useOf } from './facts/group-use.js';
import { trafficText } from './facts/traffic-text.js';

const given = (type: string, attributes: object, cidr = '0.0.0.0/0') => ({
  stack: {
    resource: {
      aws_security_group: {
        web: { ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: [cidr] }] },
      },
      [type]: { web: attributes },
    },
  },
});

const own = ['${aws_security_group.web.id}'];

/** Who is reached: the rule alone may be that of a load balancer in the same group. */
function membersText(members: readonly Element[]): string {
  const [first, ...more] = [...new Set(members.map(({ address }) => `\`${address}\``))];
  const rest = more.length === 0 ? '' : ` and ${more.length} more`;
  return `In its group is ${first}${rest}, which is no load balancer.`;
}

export default defineRule({
  id: 'SG-16',
  title: 'The internet reaches load balancers only',
  severity: 'high',
  area: 'security',
  precision: 'high',
  impliedBy: ['SG-3', 'SG-4', 'SG-5'],
  resource: trafficRuleTypes,
  why: 'Traffic past the load balancer meets neither its TLS policy nor its health checks, its logs or its firewall.',
  fix: 'Give the load balancer a security group of its own that is open to the internet, and let the groups of instances and databases name that group as their source.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html',
  examples: {
    pass: [
      given('aws_lb', { security_groups: own }),
      given('aws_instance', { vpc_security_group_ids: own }, '10.0.0.0/16'),
    ],
    fail: [
      given('aws_instance', { vpc_security_group_ids: own }),
      given('aws_launch_template', { network_interfaces: [{ security_groups: own }] }),
      given('aws_db_instance', { vpc_security_group_ids: own }),
    ],
    unknown: [given('aws_instance', { vpc_security_group_ids: own }, '${var.clients}')],
  },
  check: eachTrafficRule('ingress', (rule, { model }) => {
    const uses = groupsOf(rule, model).map((group) => useOf(group, model));
    if (uses.length === 0) return notApplicable;
    const others = uses.flatMap(({ instances, databases }) => [...instances, ...databases]);
    const isBare = others.length > 0;
    const bare = some(certain(isBare), all('maybe', certain(uses.some(({ unresolved }) => unresolved))));
    if (bare === 'no') return pass;
    const message = isBare ? `${trafficText(rule, model)} ${membersText(others)}` : undefined;
    return unlessFault(all(bare, reachesInternet(rule, model)), rule.sourcePath, message);
  }),
});
