import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { isUnknown, sameScalar, type Value } from '../../model/value.js';
import { mustNotEqual } from '../conditions/attribute.js';
import { all, type Certainty, certain, some, unlessFault } from '../conditions/certainty.js';
import { isWritten } from '../conditions/is-written.js';
import { isConfigured } from '../conditions/read-set.js';
import { relatedByAny } from '../conditions/related-by-any.js';
import { defineRule } from '../define-rule.js';
import { launchPaths } from '../facts/launch-paths.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { instanceSources, isFromTemplate } from './facts/instance-sources.js';

/** What decides where an instance lands. */
const placing = ['subnet_id', 'network_interface', 'primary_network_interface'];

/** Where an Auto Scaling group names what it launches from. */
const launches = launchPaths.map((path) => ({ type: 'aws_autoscaling_group', path }));

const notPublic = mustNotEqual('associate_public_ip_address', true, { absent: 'pass' });

const launched = (group: object) => ({
  stack: {
    resource: {
      aws_subnet: { public: { map_public_ip_on_launch: true } },
      aws_launch_template: { web: {} },
      aws_autoscaling_group: { web: { launch_template: { id: '${aws_launch_template.web.id}' }, ...group } },
    },
  },
});

export default defineRule({
  id: 'EC2-14',
  title: 'Instances are not given public IP addresses',
  severity: 'high',
  area: 'security',
  resource: instanceSources,
  why: 'An instance with a public address is one wrong security group rule away from the whole internet. Where nothing is said the subnet decides, and default subnets give one.',
  fix: 'Set `associate_public_ip_address = false` and launch into subnets that assign none; let the load balancer be what is public.',
  controls: {
    'AWS-FSBP': {
      'AutoScaling.5': ['SH', 'SP'],
      'EC2.9': ['PR', 'SH', 'SP'],
      'EC2.25': ['PR', 'SH', 'SP'],
    },
    'PCI-DSS-4.0.1': { '1.3.1': ['PU'], '1.4.2': ['PU'], '1.4.4': ['SH'] },
    HIPAA: {
      '164.308(a)(3)(i)': ['GR', 'NAG', 'PR', 'SP'],
      '164.308(a)(3)(ii)(B)': ['GR', 'SP'],
      '164.308(a)(4)(ii)(C)': ['GR', 'NAG', 'SP'],
      '164.312(a)(1)': ['GR', 'NAG', 'PR', 'SP'],
      '164.312(e)(1)': ['GR', 'NAG', 'SP'],
    },
    SOC2: { 'CC6.6': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
  examples: {
    pass: [
      {},
      { network_interfaces: [{ associate_public_ip_address: 'false' }] },
      launched({ vpc_zone_identifier: ['subnet-00000000000000001'] }),
      { stack: { resource: { aws_instance: { web: { associate_public_ip_address: false } } } } },
      {
        stack: {
          resource: {
            aws_subnet: { private: { map_public_ip_on_launch: false } },
            aws_instance: { web: { subnet_id: '${aws_subnet.private.id}' } },
          },
        },
      },
    ],
    fail: [
      { network_interfaces: [{ associate_public_ip_address: 'true' }] },
      { network_interfaces: { associate_public_ip_address: true } },
      { stack: { resource: { aws_instance: { web: { associate_public_ip_address: true } } } } },
      { stack: { resource: { aws_instance: { web: {} } } } },
      {
        stack: {
          resource: {
            aws_default_subnet: { a: { availability_zone: 'ap-southeast-1a' } },
            aws_instance: { web: { subnet_id: '${aws_default_subnet.a.id}' } },
          },
        },
      },
      { stack: { resource: { aws_launch_configuration: { web: { associate_public_ip_address: true } } } } },
      launched({ availability_zones: ['ap-southeast-1a'] }),
      launched({ vpc_zone_identifier: ['${aws_subnet.public.id}'] }),
      {
        stack: {
          resource: {
            aws_subnet: { public: { map_public_ip_on_launch: true } },
            aws_instance: { web: { subnet_id: '${aws_subnet.public.id}' } },
          },
        },
      },
    ],
    unknown: [
      { network_interfaces: [{ associate_public_ip_address: '${var.public}' }] },
      { network_interfaces: '${var.interfaces}' },
    ],
  },
  check: (element, { model }) => {
    if (element.type === 'aws_launch_template') {
      const interfaces = element.blocks('network_interfaces');
      if (interfaces === undefined) return unknown('network_interfaces');
      const isSaid = interfaces.some((one) => one.get('associate_public_ip_address').state !== 'absent');
      return isSaid ? interfaces.map(notPublic) : byGroup(element, model);
    }
    if (element.type === 'aws_launch_configuration' && !isConfigured(element, 'associate_public_ip_address'))
      return byGroup(element, model);
    return isConfigured(element, 'associate_public_ip_address')
      ? notPublic(element)
      : bySubnet(element, model);
  },
});

function bySubnet(instance: Element, model: Model): Verdict {
  const isPlaced = placing.some((path) => isConfigured(instance, path)) || isFromTemplate(instance);
  if (!isPlaced && instance.type !== 'aws_launch_configuration')
    return fail('subnet_id', 'It is not set: the subnets of the default VPC give public addresses.');
  const subnets = model.follow(instance, 'subnet_id').elements;
  const isPublic = some(...subnets.map(givesAddresses));
  return unlessFault(
    subnets.length === 0 && isOpaque(instance.values.subnet_id) ? 'maybe' : isPublic,
    'subnet_id',
    'The subnet gives public addresses.',
  );
}

/** Where neither template nor configuration says it, the subnets of the groups that launch from them decide. */
function byGroup(source: Element, model: Model): Verdict {
  const { elements, unresolved } = relatedByAny(model, source, launches);
  const own = elements.map((group) => ({ group, isPublic: inPublicSubnets(group, model) }));
  const rest = unresolved
    ? model.ofType('aws_autoscaling_group').filter((one) => !elements.includes(one))
    : [];
  const others = rest.map((group) => ({ group, isPublic: all('maybe', inPublicSubnets(group, model)) }));
  const found = [...own, ...others];
  const open =
    found.find(({ isPublic }) => isPublic === 'yes') ?? found.find(({ isPublic }) => isPublic === 'maybe');
  if (open === undefined) return pass;
  return unlessFault(
    open.isPublic,
    '',
    `${open.group.address} launches in subnets that give public addresses.`,
  );
}

function inPublicSubnets(group: Element, model: Model): Certainty {
  return some(inDefaultSubnets(group), ...subnetsOf(group, model).map(givesAddresses));
}

/** Zones instead of subnets are the default subnets of these zones. A plan says of both that they are known only after apply. */
function inDefaultSubnets(group: Element): Certainty {
  if (isGiven(group, 'vpc_zone_identifier') || !isGiven(group, 'availability_zones')) return 'no';
  return 'yes';
}

function isGiven(group: Element, path: string): boolean {
  return group.get(path).state === 'known' || isWritten(group, path);
}

function subnetsOf(group: Element, model: Model): readonly Element[] {
  return model
    .follow(group, 'vpc_zone_identifier')
    .elements.filter(({ type }) => /^aws_(?:default_)?subnet$/.test(type));
}

/** Nobody knows what it is made of. */
function isOpaque(value: Value | undefined): boolean {
  return isUnknown(value) && value.references.length === 0 && value.text === undefined;
}

function givesAddresses(subnet: Element): Certainty {
  const given = subnet.values.map_public_ip_on_launch;
  if (isUnknown(given)) return 'maybe';
  const isDefault = subnet.type === 'aws_default_subnet' && !isConfigured(subnet, 'map_public_ip_on_launch');
  return certain(isDefault || sameScalar(given, true));
}
