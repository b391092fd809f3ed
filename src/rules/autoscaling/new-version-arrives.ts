import type { Element } from '../../model/element.js';
import { textOf } from '../../model/value.js';
import { isConfigured, readSet } from '../conditions/read-set.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

const versions = [
  'launch_template.version',
  'mixed_instances_policy.launch_template.launch_template_specification.version',
];
const moving = ['$Latest', '$Default'];
const refresh = { instance_refresh: { strategy: 'Rolling' } };
const latest = { id: '${aws_launch_template.web.id}', version: '${aws_launch_template.web.latest_version}' };
const stack = (group: object) => ({
  stack: { resource: { aws_launch_template: { web: {} }, aws_autoscaling_group: { web: group } } },
});

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
      stack({ ...refresh, launch_template: latest }),
      { ...refresh, launch_template: [{ id: 'lt-0123456789abcdef0', version: '7' }] },
      { ...refresh, launch_configuration: 'web' },
      stack({
        ...refresh,
        mixed_instances_policy: { launch_template: { launch_template_specification: latest } },
      }),
    ],
    fail: [
      { launch_template: latest },
      { launch_template: { id: 'lt-0123456789abcdef0', version: '$Latest' } },
      { ...refresh, launch_template: { id: 'lt-0123456789abcdef0', version: '$Latest' } },
      { ...refresh, launch_template: { id: 'lt-0123456789abcdef0', version: '$Default' } },
      { ...refresh, launch_template: { id: 'lt-0123456789abcdef0' } },
    ],
    unknown: [{ ...refresh, launch_template: { id: 'lt-0123456789abcdef0', version: '${var.version}' } }],
  },
  check: (group, context) => [judgeRefresh(group), judgeVersion(group, context)],
});

function judgeRefresh(group: Element): Verdict {
  return isConfigured(group, 'instance_refresh') ? pass : fail('instance_refresh', 'It is not set.');
}

function judgeVersion(group: Element, { model }: CheckContext): Verdict {
  if (isConfigured(group, 'launch_configuration')) return pass;
  const path = versions.find((one) => isConfigured(group, one));
  if (path === undefined) return fail('launch_template.version', 'It is not set: AWS takes `$Default`.');
  const reading = readSet(group, path);
  if (reading.state === 'known')
    return moving.includes(textOf(reading.value))
      ? fail(path, `\`${textOf(reading.value)}\` never changes in a plan.`)
      : pass;
  const sources = model.follow(group, path).elements;
  return sources.some(({ type }) => type.endsWith('aws_launch_template')) ? pass : unknown(path);
}
