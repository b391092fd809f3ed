import { mustEqual } from '../conditions/attribute.js';
import { inDoubt } from '../conditions/in-doubt.js';
import { defineRule } from '../define-rule.js';
import { targetGroupTypes } from '../facts/target-attachments.js';
import { notApplicable } from '../verdict.js';
import { isHttp, onlyServers } from './facts/target-groups.js';

export default defineRule({
  id: 'ELB-18',
  title: 'Health checks of the target group are encrypted',
  severity: 'low',
  area: 'security',
  toldWith: ['ELB-17'],
  resource: targetGroupTypes,
  setting: 'app.protocol',
  why: 'A check over HTTP keeps a plain port open, and does not see that the certificate has expired.',
  fix: 'Set `health_check { protocol = "HTTPS" }`.',
  controls: { 'AWS-FSBP': { 'ELB.21': ['SH'] } },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  examples: {
    pass: [
      { health_check: { protocol: 'HTTPS' } },
      { protocol: 'HTTPS', health_check: [{ protocol: 'HTTPS' }] },
    ],
    fail: [
      {},
      { health_check: { protocol: 'HTTP' } },
      { protocol: 'HTTPS', health_check: { path: '/health' } },
    ],
    unknown: [{ health_check: { protocol: '${var.protocol}' } }, { health_check: '${var.check}' }],
  },
  check: onlyServers((targetGroup) => {
    const speaks = isHttp(targetGroup);
    if (speaks === 'no') return notApplicable;
    const verdict = mustEqual('health_check.protocol', 'HTTPS')(targetGroup);
    return speaks === 'yes' ? verdict : inDoubt(verdict);
  }),
});
