import type { Element } from '../../model/element.js';
import { isBlank, isConfigured } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';
import { profilePathsOf } from './facts/instance-role.js';
import { instanceSources, unlessFromTemplate } from './facts/instance-sources.js';

export default defineRule({
  id: 'EC2-5',
  title: 'Instances have an instance profile',
  severity: 'medium',
  area: 'operations',
  requirement: 6,
  resource: instanceSources,
  why: 'Without a role there is no Session Manager and no CloudWatch agent, and access keys end up on the disk.',
  fix: 'Set `iam_instance_profile` to an `aws_iam_instance_profile` of the stack.',
  controls: {
    'CIS-AWS-1.4': { '1.18': ['PR', 'SP'] },
    'CIS-AWS-3.0': { '1.18': ['PR', 'SP'] },
    'CIS-AWS-5.0': { '1.17': ['PR', 'SP'] },
    'PCI-DSS-4.0.1': { '7.2.1': ['PR', 'SP'], '7.2.2': ['PR', 'PU', 'SP'], '7.3.1': ['PR', 'SP'] },
    HIPAA: {
      '164.308(a)(3)(i)': ['GR', 'NAG', 'SP'],
      '164.308(a)(3)(ii)(A)': ['GR', 'NAG', 'SP'],
      '164.308(a)(4)(ii)(B)': ['GR', 'NAG', 'SP'],
      '164.308(a)(4)(ii)(C)': ['GR', 'NAG', 'SP'],
      '164.312(a)(1)': ['GR', 'NAG', 'SP'],
    },
  },
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  examples: {
    pass: [
      { iam_instance_profile: { name: '${aws_iam_instance_profile.web.name}' } },
      { iam_instance_profile: [{ arn: '${var.profile}' }] },
      { stack: { resource: { aws_instance: { web: { iam_instance_profile: 'web' } } } } },
    ],
    fail: [
      {},
      { iam_instance_profile: [] },
      { iam_instance_profile: [{ name: '' }] },
      { stack: { resource: { aws_instance: { web: { iam_instance_profile: '' } } } } },
      { stack: { resource: { aws_launch_configuration: { web: {} } } } },
    ],
    unknown: [
      {
        dynamic: {
          iam_instance_profile: { for_each: '${var.profiles}', content: { name: '${each.value}' } },
        },
      },
    ],
  },
  check: unlessFromTemplate('iam_instance_profile', (element) =>
    isDynamic(element) ? unknown('iam_instance_profile') : byPaths(element),
  ),
});

function byPaths(element: Element): Verdict {
  const paths = profilePathsOf(element);
  if (paths.some((path) => isConfigured(element, path) && !isBlank(element, path))) return pass;
  return paths.some((path) => isBlank(element, path))
    ? unknown('iam_instance_profile')
    : fail('iam_instance_profile', 'It is not set.');
}

/** Nobody knows yet whether a `dynamic` block of a launch template makes one. */
function isDynamic(element: Element): boolean {
  return element.type === 'aws_launch_template' && element.blocks('iam_instance_profile') === undefined;
}
