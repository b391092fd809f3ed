import type { AttributeReference, Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { defineRule } from '../define-rule.js';
import { rulesOfGroup } from '../facts/rules-of-group.js';
import { separateRuleTypes, trafficRulesOf, trafficRuleTypes } from '../facts/traffic-rules-of.js';
import { fail, notApplicable, pass, unknown, unsure, type Verdict } from '../verdict.js';
import { trafficText } from './facts/traffic-text.js';

export default defineRule({
  id: 'SG-13',
  title: 'Default security group of a VPC lets nothing in or out',
  severity: 'high',
  area: 'security',
  resource: ['aws_default_security_group', 'aws_vpc'],
  why: 'Whatever is started without a group gets the default one, in which AWS lets every member reach every other and the whole internet.',
  fix: 'Add `aws_default_security_group` for the VPC without any `ingress` and `egress`.',
  controls: {
    HIPAA: { '164.312(e)(1)': ['SP', 'NAG'] },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'], 'CC6.6': ['SP'] },
    'PCI-DSS-4.0.1': { '1.3.1': ['PU'], '1.3.2': ['PU'] },
    'CIS-AWS-5.0': { '5.5': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '5.4': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '5.3': ['SH', 'PR', 'SP'] },
    'AWS-FSBP': { 'EC2.2': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2',
  examples: {
    pass: [
      { vpc_id: '${aws_vpc.main.id}' },
      { ingress: [], egress: null },
      {
        stack: {
          resource: {
            aws_vpc: { main: {} },
            aws_default_security_group: { main: { vpc_id: '${aws_vpc.main.id}' } },
          },
        },
      },
    ],
    fail: [
      { ingress: [{ protocol: '-1', self: true, from_port: 0, to_port: 0 }] },
      { egress: { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] } },
      { stack: { resource: { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } } } },
      ...['${aws_default_security_group.main.id}', '${aws_vpc.main.default_security_group_id}'].map((id) => ({
        stack: {
          resource: {
            aws_vpc: { main: {} },
            aws_default_security_group: { main: { vpc_id: '${aws_vpc.main.id}' } },
            aws_vpc_security_group_ingress_rule: {
              open: { security_group_id: id, ip_protocol: '-1', cidr_ipv4: '10.0.0.0/8' },
            },
          },
        },
      })),
    ],
    unknown: [
      { ingress: '${var.rules}' },
      {
        stack: {
          resource: {
            aws_default_security_group: { main: {} },
            aws_vpc_security_group_ingress_rule: {
              open: { security_group_id: '${var.group}', ip_protocol: '-1', cidr_ipv4: '10.0.0.0/8' },
            },
          },
        },
      },
    ],
  },
  check: (element, { model }): Verdict | readonly Verdict[] => {
    if (element.type === 'aws_vpc') {
      const where = { type: 'aws_default_security_group', path: 'vpc_id' };
      const { elements, unresolved } = model.referring(element, where);
      if (elements.length > 0) return addedTo(element, model);
      const message = 'Its default security group is left as AWS makes it.';
      return unresolved ? unsure('', message) : fail('', message);
    }
    const { rules, unknown: open } = trafficRulesOf(element);
    const isFilledIn = ['ingress', 'egress'].some((name) => element.get(name).state === 'unknown');
    if (rules.length + open.length === 0 && isFilledIn) return notApplicable;
    const added = rulesOfGroup(element, model).filter((rule) => rule.element !== element);
    return [
      ...rules.map((rule) => fail(rule.block.path, trafficText(rule, model))),
      ...added.map((rule) => fail('', `${rule.element.address}: ${trafficText(rule, model)}`)),
      ...open.map((path) => unknown(path)),
      ...(added.length === 0 && mayBeAddedTo(element, model) ? [unknown('', ofNoKnownGroup)] : []),
    ];
  },
});

const ofNoKnownGroup = 'Whether a rule that is a resource of its own is of this group is not known yet.';

function mayBeAddedTo(group: Element, model: Model): boolean {
  return separateRuleTypes.some(
    (type) => model.referring(group, { type, path: 'security_group_id' }).unresolved,
  );
}

/** Rules of their own that name the default group by its VPC. */
function addedTo(vpc: Element, model: Model): Verdict | readonly Verdict[] {
  const isOfVpc = ({ path, address, attribute }: AttributeReference) =>
    path === 'security_group_id' && attribute === 'default_security_group_id' && address === vpc.address;
  const added = trafficRuleTypes
    .flatMap((type) => model.ofType(type))
    .filter(({ references }) => references.some(isOfVpc))
    .flatMap((element) => trafficRulesOf(element).rules);
  if (added.length === 0) return pass;
  return added.map((rule) => fail('', `${rule.element.address}: ${trafficText(rule, model)}`));
}
