import { all, type Certainty, certain, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { reachesInternet } from '../facts/reach.js';
import type { TrafficRule } from '../facts/traffic-rule.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';

const open = { from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] };
const given = (rule: object) => ({ ingress: [{ ...open, ...rule }] });

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
  title: 'The internet reaches ports 80 and 443 only',
  severity: 'high',
  area: 'security',
  impliedBy: ['SG-3', 'SG-4'],
  resource: trafficRuleTypes,
  why: 'Every further port is one more service that strangers can attack, and most were opened for one person.',
  fix: 'Open 80 and 443, one rule each, and name addresses or groups for any other port.',
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
      given({}),
      given({ from_port: 80, to_port: 80 }),
      given({ protocol: 'udp' }),
      given({ protocol: 'icmp', from_port: 3, to_port: 4 }),
      given({ from_port: 8443, to_port: 8443, cidr_blocks: ['10.0.0.0/16'] }),
    ],
    fail: [
      given({ from_port: 8443, to_port: 8443 }),
      given({ from_port: 80, to_port: 443 }),
      given({ protocol: '-1' }),
    ],
    unknown: [given({ from_port: '${var.port}', to_port: '${var.port}' })],
  },
  check: eachTrafficRule('ingress', (rule, { model }) =>
    unlessFault(all(reachesInternet(rule, model), not(isWebPort(rule))), rule.portsPath),
  ),
});

function not(one: Certainty): Certainty {
  if (one === 'maybe') return 'maybe';
  return one === 'yes' ? 'no' : 'yes';
}
