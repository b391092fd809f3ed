import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { sameScalar } from '../../model/value.js';
import { mustNotEqual } from '../conditions/attribute.js';
import { instanceSources } from '../conditions/instance-sources.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

const notPublic = mustNotEqual('associate_public_ip_address', true, { absent: 'pass' });

export default defineRule({
  id: 'EC2-14',
  title: 'Instances are not given public IP addresses',
  severity: 'high',
  area: 'security',
  resource: instanceSources,
  why: 'An instance with a public address is one wrong security group rule away from the whole internet. Where nothing is said the subnet decides; a rule about subnets looks at those, this one at a single instance’s subnet only.',
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
      { stack: { resource: { aws_launch_configuration: { web: { associate_public_ip_address: true } } } } },
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
    if (element.type === 'aws_launch_template')
      return element.blocks('network_interfaces')?.map(notPublic) ?? unknown('network_interfaces');
    return element.get('associate_public_ip_address').state === 'absent'
      ? ofSubnet(element, model)
      : notPublic(element);
  },
});

function ofSubnet(instance: Element, model: Model): Verdict {
  const givesAddresses = model
    .follow(instance, 'subnet_id')
    .elements.some(({ values }) => sameScalar(values.map_public_ip_on_launch, true));
  return givesAddresses ? fail('subnet_id', 'The subnet gives public addresses.') : pass;
}
