import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { defineRule } from '../define-rule.js';
import { groupsOf } from '../facts/rules-of-group.js';
import type { TrafficRule } from '../facts/traffic-rule.js';
import { trafficRulesOf, trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { counterpartRules } from './facts/counterpart-rules.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';
import { otherGroups } from './facts/group-use.js';

const pair = (out: object, into: object) => ({
  stack: {
    resource: {
      aws_security_group: { app: {}, db: {} },
      aws_vpc_security_group_egress_rule: {
        out: {
          security_group_id: '${aws_security_group.app.id}',
          referenced_security_group_id: '${aws_security_group.db.id}',
          ...{ ip_protocol: 'tcp', from_port: 5432, to_port: 5432, ...out },
        },
      },
      aws_vpc_security_group_ingress_rule: {
        into: {
          security_group_id: '${aws_security_group.db.id}',
          referenced_security_group_id: '${aws_security_group.app.id}',
          ...{ ip_protocol: 'tcp', from_port: 5432, to_port: 5432, ...into },
        },
      },
    },
  },
});

export default defineRule({
  id: 'SG-10',
  title: 'What one security group lets out to another, the other lets in',
  severity: 'medium',
  area: 'function',
  precision: 'high',
  resource: trafficRuleTypes,
  why: 'Of two rules that do not meet, one does nothing: the connection times out, or a port stays open that nobody can use.',
  fix: 'Give the outgoing rule of one group and the incoming rule of the other the same protocol and ports.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  examples: {
    pass: [
      pair({}, {}),
      pair({}, { ip_protocol: '6', security_group_id: 'sg-00000000' }),
      pair({ ip_protocol: '-1', referenced_security_group_id: null, cidr_ipv4: '10.0.0.0/16' }, {}),
      pair({ ip_protocol: '-1', from_port: null, to_port: null }, {}),
      pair({ from_port: 0, to_port: 65535 }, {}),
      pair({}, { referenced_security_group_id: null, cidr_ipv4: '10.0.0.0/16' }),
    ],
    fail: [
      pair({ from_port: 5433, to_port: 5433 }, {}),
      pair({}, { ip_protocol: 'udp' }),
      pair({ to_port: 5433 }, {}),
      pair({}, { from_port: 5000 }),
    ],
    unknown: [pair({ from_port: '${var.port}', to_port: '${var.port}' }, {})],
  },
  check: eachTrafficRule('both', (rule, { model }) => {
    const own = groupsOf(rule, model);
    const verdicts = otherGroups(rule, model).map((other) => meets(rule, { own, other, model }));
    return (
      verdicts.find(({ outcome }) => outcome === 'fail') ??
      verdicts.find(({ outcome }) => outcome === 'unknown') ??
      pass
    );
  }),
});

interface Sides {
  readonly own: readonly Element[];
  readonly other: Element;
  readonly model: Model;
}

function meets(rule: TrafficRule, sides: Sides): Verdict {
  const { own, other } = sides;
  const towards = counterpartRules(rule, sides);
  // A group without any rule of that direction has them elsewhere, or is not used yet.
  if (towards === undefined || own.length === 0) return pass;
  if (rule.ports === undefined || rule.protocol === undefined) return unknown(rule.portsPath);
  if (towards.hold(rule) || (isForAllPorts(rule) && towards.overlap(rule))) return pass;
  const isOpen = trafficRulesOf(other).unknown.some((direction) => direction !== rule.direction);
  if (isOpen || towards.hasUnknown) return unknown(rule.portsPath);
  return fail(rule.portsPath, `${other.address} has no rule for the same protocol and ports.`);
}

/** Whoever opens everything means whatever the other side listens on. */
function isForAllPorts({ protocol, ports }: TrafficRule): boolean {
  if (protocol === 'all') return true;
  return ports !== undefined && ports !== 'none' && ports.from <= 1 && ports.to >= 65_535;
}
