import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { defineRule } from '../define-rule.js';
import type { TrafficRule } from '../facts/traffic-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';
import { groupsOf, otherGroups, rulesOfGroup } from './facts/group-use.js';
import { trafficRulesOf, trafficRuleTypes } from './facts/traffic-rules-of.js';

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

function meets(rule: TrafficRule, { own, other, model }: Sides): Verdict {
  const opposite = rulesOfGroup(other, model).filter(({ direction }) => direction !== rule.direction);
  const open = trafficRulesOf(other).unknown.some((direction) => direction !== rule.direction);
  // A group without any rule of that direction has them elsewhere, or is not used yet.
  if (opposite.length === 0 || own.length === 0) return pass;
  if (rule.ports === undefined || rule.protocol === undefined) return unknown(rule.portsPath);
  const towards = opposite.filter((one) => {
    if (one.cidrs.length > 0 || one.prefixLists !== undefined) return true;
    const named = otherGroups(one, model);
    const foreign = one.groups !== undefined && named.length === 0;
    return foreign || named.some((group) => own.includes(group)) || (one.self && own.includes(other));
  });
  if (towards.some((one) => holds(one, rule))) return pass;
  if (open || towards.some(({ ports, protocol }) => ports === undefined || protocol === undefined))
    return unknown(rule.portsPath);
  return fail(rule.portsPath, `${other.address} has no rule for the same protocol and ports.`);
}

function holds(outer: TrafficRule, inner: TrafficRule): boolean {
  if (outer.protocol === 'all') return true;
  if (outer.protocol !== inner.protocol) return false;
  const [around, within] = [outer.ports, inner.ports];
  if (around === 'none' || within === 'none') return around === within;
  if (around === undefined || within === undefined) return false;
  return around.from <= within.from && within.to <= around.to;
}
