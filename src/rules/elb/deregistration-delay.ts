import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { targetGroupTypes } from '../facts/target-attachments.js';
import { onlyServers } from './facts/target-groups.js';

export default defineRule({
  id: 'ELB-15',
  title: 'Targets have 30 seconds to finish before they leave',
  severity: 'low',
  area: 'operations',
  requirement: 15,
  convention: true,
  resource: targetGroupTypes,
  why: 'The default of 300 seconds makes every deploy and every scale-in wait five minutes per step; none cuts requests off.',
  fix: 'Set `deregistration_delay = 30`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
  examples: {
    pass: [{ deregistration_delay: 30 }, { deregistration_delay: '30' }],
    fail: [{}, { deregistration_delay: '300' }, { deregistration_delay: 0 }],
    unknown: [{ target_type: '${var.type}' }, { deregistration_delay: '${var.delay}' }],
  },
  check: onlyServers(mustEqual('deregistration_delay', 30)),
});
