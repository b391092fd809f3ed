import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { defineRule } from '../define-rule.js';
import { groupsOf } from '../facts/rules-of-group.js';
import type { TrafficRule } from '../facts/traffic-rule.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';
import { otherGroups, useOf } from './facts/group-use.js';
import { listeningPorts } from './facts/listening-ports.js';

const database = (rule: object, attributes: object = { port: 5432 }) => ({
  stack: {
    resource: {
      aws_security_group: { db: { ingress: [{ protocol: 'tcp', from_port: 5432, to_port: 5432, ...rule }] } },
      aws_db_instance: { db: { vpc_security_group_ids: ['${aws_security_group.db.id}'], ...attributes } },
    },
  },
});

const web = (port: unknown) => ({
  stack: {
    resource: {
      aws_security_group: {
        alb: { ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] }] },
      },
      aws_lb: { web: { security_groups: ['${aws_security_group.alb.id}'] } },
      aws_lb_listener: { web: { load_balancer_arn: '${aws_lb.web.arn}', port } },
    },
  },
});

const application = (port: number) => ({
  stack: {
    resource: {
      aws_security_group: {
        alb: {},
        app: {
          ingress: [
            {
              protocol: 'tcp',
              from_port: 8080,
              to_port: 8080,
              security_groups: ['${aws_security_group.alb.id}'],
            },
          ],
        },
      },
      aws_lb: { web: { security_groups: ['${aws_security_group.alb.id}'] } },
      aws_lb_target_group: { app: { port } },
      aws_launch_template: { app: { vpc_security_group_ids: ['${aws_security_group.app.id}'] } },
    },
  },
});

export default defineRule({
  id: 'SG-11',
  title: 'Open ports are those that the service behind listens on',
  severity: 'medium',
  area: 'function',
  precision: 'high',
  impliedBy: ['SG-3', 'SG-4', 'SG-5'],
  resource: trafficRuleTypes,
  why: 'A port beside that of the service keeps its clients out; a port too many is open for whatever is started there next.',
  fix: 'Set `from_port` and `to_port` to the port of the listener, target group or database that the group protects, one rule for each port.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html',
  examples: {
    pass: [
      database({}),
      database({}, { engine: 'postgres' }),
      database({ from_port: 3306, to_port: 3306 }, { engine: 'mysql', port: 0 }),
      web(443),
      application(8080),
    ],
    fail: [
      database({ to_port: 5433 }),
      database({ from_port: 5433, to_port: 5432 }),
      database({ protocol: 'udp' }),
      database({}, { port: 5433 }),
      web(80),
      application(8081),
      { ingress: [{ protocol: 'tcp', from_port: 90, to_port: 80, cidr_blocks: ['10.0.0.0/8'] }] },
    ],
    unknown: [
      database({ from_port: '${var.port}' }),
      database({}, { port: '${var.port}' }),
      web('${var.port}'),
    ],
  },
  check: eachTrafficRule('both', (rule, { model }) => {
    const { ports } = rule;
    if (ports !== undefined && ports !== 'none' && ports.from > ports.to)
      return fail(rule.portsPath, '`from_port` is greater than `to_port`.');
    if (rule.direction === 'egress') return notApplicable;
    const groups = groupsOf(rule, model);
    const services = groups.flatMap((group) => servicesBehind(group, rule, model));
    if (services.length === 0) return notApplicable;
    const verdict = fits(rule, services);
    // What else is behind the group may listen there.
    const isOpen = groups.some((group) => useOf(group, model).unresolved);
    return verdict.outcome === 'fail' && isOpen ? unknown(rule.portsPath, verdict.message) : verdict;
  }),
});

/** What listens behind a group; undefined stands for a port that is known only after apply. */
function servicesBehind(group: Element, rule: TrafficRule, model: Model): readonly (number | undefined)[] {
  const { databases, loadBalancers, instances } = useOf(group, model);
  // A group for several kinds of services has rules for all of them.
  if (databases.length > 0 && loadBalancers.length + instances.length === 0)
    return databases.flatMap((one) => listeningPorts(one, model));
  if (loadBalancers.length > 0 && databases.length + instances.length === 0)
    return loadBalancers.flatMap((one) => listeningPorts(one, model));
  const fromBalancer = otherGroups(rule, model).some((one) => useOf(one, model).loadBalancers.length > 0);
  if (instances.length === 0 || !fromBalancer) return [];
  return ['aws_lb_target_group', 'aws_alb_target_group'].flatMap((type) =>
    model.ofType(type).flatMap((one) => listeningPorts(one, model)),
  );
}

function listening(services: readonly (number | undefined)[]): string {
  const known = [...new Set(services.filter((port) => port !== undefined))];
  return known.length === 0 || known.length > 4 ? '' : `; what is there listens on ${known.join(', ')}`;
}

function fits(
  { ports, protocol, portsPath }: TrafficRule,
  services: readonly (number | undefined)[],
): Verdict {
  if (ports === undefined || protocol === undefined) return unknown(portsPath);
  if (ports === 'none') return protocol.startsWith('icmp') ? pass : fail(portsPath);
  const single = ports.from === ports.to;
  if (single && services.includes(ports.from))
    // QUIC is the only service over UDP among those that are looked at.
    return protocol === 'tcp' || ports.from === 443 ? pass : fail(portsPath, 'The service speaks TCP.');
  if (single && services.includes(undefined)) return unknown(portsPath);
  return fail(
    portsPath,
    single
      ? `Nothing behind the group listens on ${ports.from}${listening(services)}.`
      : `It is a range of ports, ${ports.from} to ${ports.to}${listening(services)}.`,
  );
}
