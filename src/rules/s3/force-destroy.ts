import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'S3-6',
  title: 'Bucket is not destroyed with its objects',
  severity: 'medium',
  area: 'availability',
  requirement: 4,
  resource: 'aws_s3_bucket',
  setting: 'storage.forceDestroy',
  why: 'With it, one destroy or one changed name deletes every object and every old version, and no backup brings them back.',
  fix: 'Set `force_destroy = false` in production.',
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket',
  examples: {
    pass: [{ force_destroy: false }, {}],
    fail: [{ force_destroy: true }, { force_destroy: 'true' }],
    unknown: [{ force_destroy: '${var.force_destroy}' }],
  },
  check: mustEqual('force_destroy', false, { absent: 'pass' }),
});
