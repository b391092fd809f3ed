import { mustBeOneOf, mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'TF-9',
  title: 'The state is encrypted and not shared',
  severity: 'high',
  area: 'security',
  resource: 'backend.s3',
  setting: 'backend',
  why: 'The state holds every attribute of every resource, secrets that a provider put there included.',
  fix: 'Set `encrypt = true` and leave `acl` out.',
  // No source ties a control to a state bucket: those that fit are about buckets in general.
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/backend/s3',
  examples: {
    pass: [
      { bucket: 'state', key: 'app', encrypt: true },
      { bucket: 'state', encrypt: 'true', acl: 'private' },
    ],
    fail: [
      { bucket: 'state', key: 'app' },
      { bucket: 'state', encrypt: false },
      { bucket: 'state', encrypt: true, acl: 'public-read' },
    ],
  },
  check: allOf(
    mustEqual('encrypt', true),
    mustBeOneOf('acl', ['', 'private', 'bucket-owner-full-control'], { absent: 'pass' }),
  ),
});
