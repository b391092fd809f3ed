import { isUnknown } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { nameOf } from '../facts/name-of.js';
import { taggableTypes } from '../facts/taggable-types.js';
import { tagsOf } from '../facts/tags-of.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

const role = (attributes: object) => ({ stack: { resource: { aws_iam_role: { app: attributes } } } });

export default defineRule({
  id: 'TAG-2',
  title: 'Every resource that has a name carries it as the tag Name',
  severity: 'high',
  area: 'governance',
  requirement: 2,
  convention: true,
  resource: [...taggableTypes].flatMap(([type, name]) => (name === undefined ? [] : [type])),
  why: 'Consoles, bills and searches show the tag `Name`; what is named differently there is taken for something else.',
  fix: 'Set `tags = { Name = … }` to the same text as the name.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
  examples: {
    pass: [
      role({ name: 'ec2-role-dev-001', tags: { Name: 'ec2-role-dev-001' } }),
      role({ name: '${var.name}', tags: { Name: '${var.name}' } }),
      role({ name_prefix: 'ec2-role-dev-001-', tags: { Name: 'ec2-role-dev-001' } }),
      {
        stack: {
          resource: {
            aws_db_instance: { db: { identifier: 'postgres-dev-001', tags: { Name: 'postgres-dev-001' } } },
          },
        },
      },
    ],
    fail: [
      role({ name: 'ec2-role-dev-001' }),
      role({ name: 'ec2-role-dev-001', tags: { Name: 'ec2-role' } }),
      role({ name: 'ec2-role-dev-001', tags: { name: 'ec2-role-dev-001' } }),
      role({ name_prefix: 'ec2-role-dev-001-', tags: {} }),
      {
        stack: {
          resource: { aws_s3_bucket: { data: { bucket: 'app-data-dev-001', tags: { Environment: 'dev' } } } },
        },
      },
    ],
    unknown: [
      role({ name: 'ec2-role-dev-001', tags: '${var.tags}' }),
      role({ name: 'ec2-role-dev-001', tags: { Name: '${var.name}' } }),
    ],
  },
  check: (element, { model }) => {
    const name = nameOf(element);
    if (name === undefined) return notApplicable;
    const tag = tagsOf(element, model)('Name');
    if (tag === undefined) return fail('tags.Name', 'It is not set.');
    const { value } = name;
    if (name.isPrefix)
      return isUnknown(element.values.tags ?? null) && isUnknown(tag) ? unknown('tags.Name') : pass;
    if (isUnknown(tag)) return isUnknown(value) ? pass : unknown('tags.Name');
    return isUnknown(value) || tag === value ? pass : fail('tags.Name', 'It differs from the name.');
  },
});
