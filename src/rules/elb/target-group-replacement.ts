import { mustCreateBeforeDestroy } from '../conditions/create-before-destroy.js';
import { defineRule } from '../define-rule.js';
import { targetGroupTypes } from '../facts/target-attachments.js';

export default defineRule({
  id: 'ELB-26',
  title: 'A target group is replaced without a gap',
  severity: 'low',
  area: 'operations',
  resource: targetGroupTypes,
  why: 'A new port or protocol replaces it; the old one cannot go while a listener forwards to it, and the apply hangs. A plan does not show `lifecycle`: judged in stacks.',
  fix: 'Set `lifecycle { create_before_destroy = true }`, with a name that changes with the port, or `name_prefix`.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle',
  examples: {
    pass: [
      { lifecycle: { create_before_destroy: true } },
      { lifecycle: [{ create_before_destroy: 'true' }] },
    ],
    fail: [{}, { lifecycle: { prevent_destroy: true } }],
  },
  check: mustCreateBeforeDestroy,
});
