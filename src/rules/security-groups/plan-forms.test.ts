import { describe, expect, it } from 'vitest';
import { verdictsOf } from '../../../test/fixtures/verdicts-of.js';
import { Element } from '../../model/element.js';
import { modelOf } from '../../model/model-of.js';
import { Unknown, type Values } from '../../model/value.js';
import aclRemoteAdministration from '../vpc/acl-remote-administration.js';
import outgoingEverything from './outgoing-everything.js';
import remoteAdministration from './remote-administration.js';
import ruleDescription from './rule-description.js';
import unusedGroup from './unused-group.js';

const inPlan = (type: string, values: Values, more: object = {}) =>
  modelOf([new Element({ address: `${type}.web`, type, name: 'web', values, ...more })]);

describe('rules of a group in a plan', () => {
  it('are none where AWS reports them after apply and nobody wrote any', () => {
    const model = inPlan('aws_security_group', { ingress: new Unknown(), egress: new Unknown() });
    expect(verdictsOf(ruleDescription, model)).toEqual([]);
  });

  it('are unknown where they were written', () => {
    const references = [{ path: 'ingress[0].cidr_blocks', address: 'var.office', attribute: '' }];
    const model = inPlan('aws_security_group', { ingress: new Unknown() }, { references });
    expect(verdictsOf(ruleDescription, model)).toEqual(['unknown aws_security_group.web ingress']);
  });

  it('are read with the defaults that the provider fills in', () => {
    const rule = { protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'], self: false };
    const filled = { ipv6_cidr_blocks: [], prefix_list_ids: null, security_groups: [], description: '' };
    const model = inPlan('aws_security_group', { ingress: [{ ...rule, ...filled }] });
    expect(verdictsOf(remoteAdministration, model)).toEqual([
      'fail aws_security_group.web ingress[0].cidr_blocks The rule lets in `0.0.0.0/0` on TCP port 22.',
    ]);
    expect(verdictsOf(ruleDescription, model)).toEqual([
      'fail aws_security_group.web ingress[0].description It is not set.',
    ]);
  });

  it('have no group on the other side where addresses are, whatever a plan says AWS will tell of it', () => {
    const references = [
      { path: 'source_security_group_id', address: 'aws_security_group.alb', attribute: '' },
    ];
    const values = { type: 'egress', protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };
    const model = inPlan(
      'aws_security_group_rule',
      { ...values, source_security_group_id: new Unknown() },
      { references },
    );
    expect(verdictsOf(outgoingEverything, model)).toEqual([
      'fail aws_security_group_rule.web cidr_blocks The rule lets out to `0.0.0.0/0` on every port of every protocol.',
    ]);
  });

  it('of a network ACL are none where nobody wrote any', () => {
    const model = inPlan('aws_network_acl', { ingress: new Unknown() });
    expect(verdictsOf(aclRemoteAdministration, model)).toEqual([]);
  });
});

describe('a group that nothing refers to', () => {
  it('is not judged when it exists or belongs to a module', () => {
    expect(verdictsOf(unusedGroup, inPlan('aws_security_group', { id: 'sg-00000000' }))).toEqual([]);
    expect(verdictsOf(unusedGroup, inPlan('aws_security_group', {}, { module: 'module.net' }))).toEqual([]);
  });

  it('is in use when one of its instances is', () => {
    const group = new Element({
      address: 'aws_security_group.web[0]',
      type: 'aws_security_group',
      name: 'web',
      values: {},
    });
    const lb = new Element({
      address: 'aws_lb.web',
      type: 'aws_lb',
      name: 'web',
      values: { security_groups: [new Unknown()] },
      references: [{ path: 'security_groups[0]', address: 'aws_security_group.web[0]', attribute: 'id' }],
    });
    expect(verdictsOf(unusedGroup, modelOf([group, lb]))).toEqual(['pass aws_security_group.web[0]']);
  });
});
