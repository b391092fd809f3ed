import { mustBeSet, mustEqual } from '../conditions/attribute.js';
import { byType } from '../conditions/by-type.js';
import { anyOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'TF-10',
  title: 'The state is locked while it is changed',
  severity: 'medium',
  area: 'operations',
  resource: ['backend.s3', 'backend.http'],
  setting: 'backend',
  why: 'Two applies at once overwrite each other, and what one of them made is lost from the state.',
  fix: 'Set `use_lockfile = true` (before Terraform 1.10: `dynamodb_table`); for `http` the `lock_address`.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/backend/s3#state-locking',
  examples: {
    pass: [
      { bucket: 'state', use_lockfile: true },
      { bucket: 'state', dynamodb_table: 'locks' },
      {
        stack: {
          terraform: { backend: { http: { address: 'https://a/', lock_address: 'https://a/lock' } } },
        },
      },
    ],
    fail: [
      { bucket: 'state' },
      { bucket: 'state', use_lockfile: false },
      { stack: { terraform: { backend: { http: { address: 'https://a/' } } } } },
    ],
  },
  check: byType({
    'backend.s3': anyOf(mustEqual('use_lockfile', true), mustBeSet('dynamodb_table')),
    'backend.http': mustBeSet('lock_address'),
  }),
});
