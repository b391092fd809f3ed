import { defineRule } from '../define-rule.js';
import { hasCommonTags } from '../facts/common-tags.js';
import { taggableTypes } from '../facts/taggable-types.js';
import { tagsOf } from '../facts/tags-of.js';

const tags = {
  Environment: 'dev',
  Project: 'multi-env-infrastructure',
  ManagedBy: 'CDKTF',
  EnvironmentSuffix: 'dev-001',
};

const stack = (defaults: object, own: object) => ({
  stack: {
    provider: { aws: [{ default_tags: [{ tags: defaults }] }] },
    resource: { aws_s3_bucket: { data: { tags: own } } },
  },
});

export default defineRule({
  id: 'TAG-1',
  title: 'Every resource carries the four common tags',
  severity: 'high',
  area: 'governance',
  requirement: 2,
  convention: true,
  resource: [...taggableTypes.keys()],
  why: 'What has no owner and no environment on it is in no bill, in no search and in no clean-up, and is deleted or kept by mistake.',
  fix: 'Set `default_tags` of the provider to `Environment`, `Project`, `ManagedBy` and `EnvironmentSuffix`, or repeat them in `tags`.',
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging',
  examples: {
    pass: [
      stack(tags, {}),
      stack({}, tags),
      stack(
        { Environment: 'dev', Project: 'shop' },
        { ManagedBy: 'Terraform', EnvironmentSuffix: 'dev-001' },
      ),
      { stack: { resource: { aws_vpc: { main: { tags: {}, tags_all: tags } } } } },
      {
        stack: {
          provider: { aws: [{ default_tags: [{ tags: {} }] }, { alias: 'us', default_tags: { tags } }] },
          resource: { aws_vpc: { main: { provider: 'aws.us' } } },
        },
      },
    ],
    fail: [
      { stack: { resource: { aws_s3_bucket: { data: { tags: { Environment: 'dev' } } } } } },
      { stack: { resource: { aws_iam_role: { app: {} } } } },
      stack({ ...tags, EnvironmentSuffix: '' }, {}),
      stack(tags, { Project: '' }),
      stack({ ...tags, ManagedBy: null }, {}),
    ],
    unknown: [
      stack({ ...tags, Environment: '${var.environment}' }, {}),
      { stack: { resource: { aws_s3_bucket: { data: { tags: '${merge(var.tags, local.tags)}' } } } } },
      {
        stack: {
          provider: { aws: { default_tags: '${var.defaults}' } },
          resource: { aws_s3_bucket: { data: {} } },
        },
      },
    ],
  },
  check: (element, { model, expected }) =>
    hasCommonTags(tagsOf(element, model), { attribute: 'tags', expected }),
});
