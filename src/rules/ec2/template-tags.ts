import type { Block } from '../../model/block.js';
import { isUnknown, isValues } from '../../model/value.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { hasCommonTags } from '../facts/common-tags.js';
import { fail, unknown, type Verdict } from '../verdict.js';

const tagged = ['instance', 'volume', 'network-interface'];
const tags = {
  Environment: 'prod',
  Project: 'shop',
  ManagedBy: 'CDKTF',
  EnvironmentSuffix: 'prod-003',
  Name: 'web',
};

export default defineRule({
  id: 'EC2-19',
  title: 'The launch template tags instances, volumes and network interfaces',
  severity: 'high',
  area: 'governance',
  requirement: 2,
  convention: true,
  resource: 'aws_launch_template',
  why: 'The provider’s default tags reach the template only. What Auto Scaling makes from it has no owner, no cost centre and no place in any policy that goes by tags.',
  fix: 'Add `tag_specifications` for `instance`, `volume` and `network-interface` with `Environment`, `Project`, `ManagedBy`, `EnvironmentSuffix` and `Name`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html',
  examples: {
    pass: [{ tag_specifications: tagged.map((resource_type) => ({ resource_type, tags })) }],
    fail: [
      {},
      { tag_specifications: [{ resource_type: 'instance', tags }] },
      { tag_specifications: tagged.map((resource_type) => ({ resource_type, tags: { Name: 'web' } })) },
      { tag_specifications: tagged.map((resource_type) => ({ resource_type })) },
    ],
    unknown: [
      { tag_specifications: '${var.specifications}' },
      { tag_specifications: tagged.map((resource_type) => ({ resource_type, tags: '${var.tags}' })) },
      { tag_specifications: [{ resource_type: '${each.key}', tags }] },
      {
        dynamic: {
          tag_specifications: { for_each: tagged, content: { resource_type: '${each.value}', tags } },
        },
      },
    ],
  },
  check: (template, { expected }) => {
    const path = 'tag_specifications';
    const specifications = template.blocks(path);
    if (specifications === undefined) return unknown(path);
    return tagged.map((type) => judgeType(type, specifications, expected));
  },
});

function judgeType(
  type: string,
  specifications: readonly Block[],
  expected: CheckContext['expected'],
): Verdict {
  const specification = specifications.find(({ values }) => values.resource_type === type);
  if (specification === undefined) {
    const mayBe = specifications.some(({ values }) => isUnknown(values.resource_type ?? null));
    return mayBe
      ? unknown('tag_specifications')
      : fail('tag_specifications', `There is none for \`${type}\`.`);
  }
  const values = specification.values.tags ?? {};
  const path = specification.at('tags');
  if (isUnknown(values)) return unknown(path);
  const own = (key: string) => (isValues(values) && Object.hasOwn(values, key) ? values[key] : undefined);
  return hasCommonTags(own, { attribute: path, expected, withName: true });
}
