import { defineRule } from '../define-rule.js';
import { hasCommonTags } from '../facts/common-tags.js';
import { unknown } from '../verdict.js';
import { propagatedTags } from './facts/propagated-tags.js';

const keys = ['Environment', 'Project', 'ManagedBy', 'EnvironmentSuffix', 'Name'];
const tag = keys.map((key) => ({ key, value: 'x', propagate_at_launch: true }));

export default defineRule({
  id: 'ASG-5',
  title: 'The Auto Scaling Group passes its tags on to its instances',
  severity: 'low',
  area: 'governance',
  requirement: 16,
  convention: true,
  resource: 'aws_autoscaling_group',
  why: 'The provider’s default tags do not reach what Auto Scaling launches: the instances would have no name, owner or environment.',
  fix: 'Add `tag` blocks for `Name`, `Environment`, `Project`, `ManagedBy` and `EnvironmentSuffix` with `propagate_at_launch = true`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html',
  examples: {
    pass: [
      { tag },
      { tags: tag.map((one) => ({ ...one, propagate_at_launch: 'true' })) },
      {
        stack: {
          resource: {
            aws_autoscaling_group: { web: { tag: tag.slice(1) } },
            aws_autoscaling_group_tag: {
              environment: { autoscaling_group_name: '${aws_autoscaling_group.web.name}', tag: tag[0] },
            },
          },
        },
      },
    ],
    fail: [
      {},
      { tag: tag.slice(1) },
      { tag: tag.map((one) => ({ ...one, propagate_at_launch: false })) },
      { tag: [] },
    ],
    unknown: [
      { tag: tag.map((one) => ({ ...one, value: '${var.value}' })) },
      { tag: '${var.tags}' },
      {
        dynamic: {
          tag: {
            for_each: '${var.tags}',
            content: { key: '${tag.key}', value: '${tag.value}', propagate_at_launch: true },
          },
        },
      },
      { tag: [{ key: '${var.key}', value: 'x', propagate_at_launch: true }] },
    ],
  },
  check: (group, { model, expected }) => {
    const tags = propagatedTags(group, model);
    if (tags === undefined) return unknown('tag');
    return hasCommonTags((key) => tags.get(key), { attribute: 'tag', expected, withName: true });
  },
});
