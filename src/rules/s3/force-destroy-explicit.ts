import { mustBeSet } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'S3-5',
  title: 'Bucket says whether it can be destroyed with its objects',
  severity: 'low',
  area: 'configuration',
  requirement: 4,
  convention: true,
  resource: 'aws_s3_bucket',
  why: 'Where nobody has decided, a destroy stops halfway at the first object, or the next person sets it in a hurry.',
  fix: 'Set `force_destroy`: `true` outside production, `false` in production.',
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket',
  examples: {
    pass: [{ force_destroy: false }, { force_destroy: true }, { force_destroy: '${var.force_destroy}' }],
    fail: [{}, { force_destroy: null }],
  },
  check: mustBeSet('force_destroy'),
});
