import type { Element } from '../../model/element.js';
import { isConfigured, readSet } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, type Verdict } from '../verdict.js';

const versions = [
  'launch_template.version',
  'mixed_instances_policy.launch_template.launch_template_specification.version',
];
const refresh = { instance_refresh: { strategy: 'Rolling' } };
const latest = { id: 'lt-0123456789abcdef0', version: '${aws_launch_template.web.latest_version}' };

export default defineRule({
  id: 'ASG-8',
  title: 'A new version of the launch template reaches the instances',
  severity: 'medium',
  area: 'operations',
  resource: 'aws_autoscaling_group',
  why: 'Without a refresh a new image or boot script waits for instances that happen to be replaced. Terraform starts one only when an attribute of the group changes, and `$Latest` never does.',
  fix: 'Set `version = aws_launch_template.….latest_version` and an `instance_refresh` block.',
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group',
  examples: {
    pass: [
      { ...refresh, launch_template: latest },
      { ...refresh, launch_template: [{ id: 'lt-0123456789abcdef0', version: '7' }] },
      { ...refresh, launch_configuration: 'web' },
      { ...refresh, mixed_instances_policy: { launch_template: { launch_template_specification: latest } } },
    ],
    fail: [
      { launch_template: latest },
      { launch_template: { id: 'lt-0123456789abcdef0', version: '$Latest' } },
      { ...refresh, launch_template: { id: 'lt-0123456789abcdef0', version: '$Latest' } },
      { ...refresh, launch_template: { id: 'lt-0123456789abcdef0', version: '$Default' } },
      { ...refresh, launch_template: { id: 'lt-0123456789abcdef0' } },
    ],
  },
  check: (group) => [judgeRefresh(group), judgeVersion(group)],
});

function judgeRefresh(group: Element): Verdict {
  return isConfigured(group, 'instance_refresh') ? pass : fail('instance_refresh', 'It is not set.');
}

function judgeVersion(group: Element): Verdict {
  if (isConfigured(group, 'launch_configuration')) return pass;
  const path = versions.find((one) => readSet(group, one).state !== 'absent');
  if (path === undefined) return fail('launch_template.version', 'It is not set: AWS takes `$Default`.');
  const reading = readSet(group, path);
  const isMoving = reading.state === 'known' && ['$Latest', '$Default'].includes(String(reading.value));
  return isMoving ? fail(path) : pass;
}
