import { all, type Certainty, certain, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { eachTrafficRule } from './each-traffic-rule.js';
import { groupsOf, useOf } from './group-use.js';
import { reachesInternet } from './reach.js';
import type { TrafficRule } from './traffic-rule.js';
import { trafficRuleTypes } from './traffic-rules-of.js';

const open = { from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] };
const given = (type: string, attributes: object, rule: object = open) => ({
  stack: { resource: { aws_security_group: { web: { ingress: [rule] } }, [type]: { web: attributes } } },
});

/** One of the two ports of the web, and nothing else; QUIC is 443 over UDP. */
function isWebPort({ ports, protocol }: TrafficRule): Certainty {
  if (ports === undefined || protocol === undefined) return 'maybe';
  // Path MTU discovery and the like: no port, no service.
  if (ports === 'none') return certain(protocol.startsWith('icmp'));
  return certain(
    ports.from === ports.to && (ports.from === 443 || (ports.from === 80 && protocol === 'tcp')),
  );
}

export default defineRule({
  id: 'SG-5',
  title: 'The internet reaches only ports 80 and 443, of load balancers',
  severity: 'high',
  area: 'security',
  resource: trafficRuleTypes,
  why: 'Traffic past the load balancer meets neither its TLS policy nor its health checks, and every further port is one more service to attack.',
  fix: 'Open 80 and 443 on the group of the load balancer alone, one rule each, and let the other groups name that group as their source.',
  controls: {
    'PCI-DSS-4.0.1': {
      '1.2.5': ['PR', 'SP'],
      '1.3.1': ['PR', 'SP', 'PU'],
      '1.4.2': ['PR', 'SP', 'PU'],
    },
    HIPAA: { '164.312(e)(1)': ['SP'] },
    SOC2: { 'CC6.6': ['PR', 'SP'] },
    'AWS-FSBP': { 'EC2.18': ['SH', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18',
  examples: {
    pass: [
      given('aws_lb', { security_groups: ['${aws_security_group.web.id}'] }),
      given('aws_lb', {}, { ...open, from_port: 8443, to_port: 8443, cidr_blocks: ['10.0.0.0/16'] }),
    ],
    fail: [
      given('aws_lb', {}, { ...open, from_port: 8443, to_port: 8443 }),
      given('aws_lb', {}, { ...open, from_port: 80, to_port: 443 }),
      given('aws_lb', {}, { ...open, protocol: '-1' }),
      given('aws_instance', { vpc_security_group_ids: ['${aws_security_group.web.id}'] }),
    ],
    unknown: [given('aws_lb', {}, { ...open, from_port: '${var.port}', to_port: '${var.port}' })],
  },
  check: eachTrafficRule('ingress', (rule, { model }) => {
    const reached = reachesInternet(rule, model);
    const byPort = unlessFault(all(reached, not(isWebPort(rule))), rule.portsPath);
    if (byPort.outcome === 'fail' || reached === 'no') return byPort;
    const bare = groupsOf(rule, model).some((group) => {
      const { instances, databases } = useOf(group, model);
      return instances.length + databases.length > 0;
    });
    if (!bare) return byPort;
    return unlessFault(reached, rule.sourcePath, 'The group is not only that of a load balancer.');
  }),
});

function not(one: Certainty): Certainty {
  if (one === 'maybe') return 'maybe';
  return one === 'yes' ? 'no' : 'yes';
}
