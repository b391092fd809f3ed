import { mustCreateBeforeDestroy } from '../conditions/create-before-destroy.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'ACM-3',
  title: 'A certificate is replaced before the old one goes',
  severity: 'low',
  area: 'availability',
  resource: 'aws_acm_certificate',
  why: 'A new name makes a new certificate; the old one cannot go while a listener uses it, and the apply hangs. A plan does not show `lifecycle`: judged in stacks.',
  fix: 'Set `lifecycle { create_before_destroy = true }`.',
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate',
  examples: {
    pass: [
      { lifecycle: { create_before_destroy: true } },
      { lifecycle: [{ create_before_destroy: 'true' }] },
    ],
    fail: [{}, { lifecycle: { create_before_destroy: false } }],
  },
  check: mustCreateBeforeDestroy,
});
