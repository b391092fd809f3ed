import type { Element } from '../../model/element.js';
import { isBlank } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import type { TrafficRule } from '../facts/traffic-rule.js';
import { trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';
import { eachTrafficRule } from './facts/each-traffic-rule.js';

const web = { ip_protocol: 'tcp', from_port: 443, to_port: 443, security_group_id: 'sg-00000000' };
const separate = (rule: object) => ({
  stack: { resource: { aws_vpc_security_group_ingress_rule: { web: { ...web, ...rule } } } },
});

export default defineRule({
  id: 'SG-15',
  title: 'Rule says whose group it belongs to and who is on the other side',
  severity: 'low',
  area: 'function',
  resource: trafficRuleTypes,
  why: 'AWS refuses a rule without another side in the middle of an apply, and reads a range that is mistyped as none.',
  fix: 'Give the rule its `security_group_id` and one other side: a range of addresses (CIDR), a security group or a prefix list.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  examples: {
    pass: [
      separate({ cidr_ipv4: '10.0.0.0/16' }),
      separate({ cidr_ipv6: '::/0' }),
      separate({ referenced_security_group_id: '${aws_security_group.app.id}' }),
      { ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, self: true }] },
      { ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['${var.office}'] }] },
    ],
    fail: [
      separate({}),
      separate({ cidr_ipv4: 'everywhere' }),
      separate({ cidr_ipv4: '10.0.0.0/33' }),
      separate({ cidr_ipv4: '10.0.0.0/16', security_group_id: null }),
      { ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443 }] },
    ],
  },
  check: eachTrafficRule('both', (rule): Verdict => {
    const { element, block, cidrs, sourcePath } = rule;
    // The default group of a VPC is closed anyway, by a rule of its own.
    if (element.type === 'aws_default_security_group') return notApplicable;
    if (block === element && !hasGroup(element)) return fail('security_group_id', 'It is not set.');
    if (!hasOtherSide(rule)) return fail(sourcePath, 'Nobody is named.');
    const odd = cidrs.some((cidr) => cidr !== undefined && !isCidr(cidr));
    if (isBlank(element, sourcePath)) return unknown(sourcePath);
    return odd ? fail(sourcePath, 'It is not a range of addresses, such as 10.0.0.0/16.') : pass;
  }),
});

function hasGroup(element: Element): boolean {
  return element.get('security_group_id').state !== 'absent';
}

function hasOtherSide({ cidrs, groups, prefixLists, self, block }: TrafficRule): boolean {
  const unknownSelf = block.get('self').state === 'unknown';
  return cidrs.length > 0 || groups !== undefined || prefixLists !== undefined || self || unknownSelf;
}

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}/(?:3[0-2]|[12]?\\d)$`);
const ipv6 = /^[0-9a-f.]*:[0-9a-f:.]*\/(?:12[0-8]|1[01]\d|\d?\d)$/i;

function isCidr(text: string): boolean {
  return ipv4.test(text) || ipv6.test(text);
}
