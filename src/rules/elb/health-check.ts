import { mustBeOneOf, mustEqual, mustSatisfy } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { inDoubt } from '../conditions/in-doubt.js';
import { defineRule } from '../define-rule.js';
import { targetGroupTypes } from '../facts/target-attachments.js';
import { fail, unknown } from '../verdict.js';
import { isHttp, onlyServers } from './facts/target-groups.js';

const good = {
  enabled: true,
  path: '/health',
  protocol: 'HTTP',
  interval: 30,
  timeout: 5,
  healthy_threshold: 2,
  unhealthy_threshold: 2,
  matcher: '200',
};
/** The good check without one of its attributes. */
const without = (name: string) => ({
  health_check: Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)),
});

const always = allOf(
  mustEqual('health_check.enabled', true, { absent: 'pass' }),
  mustEqual('health_check.interval', 30),
  mustEqual('health_check.timeout', 5),
  mustEqual('health_check.healthy_threshold', 2),
  mustEqual('health_check.unhealthy_threshold', 2),
);
const ofHttp = allOf(
  mustSatisfy('health_check.path', (path) => /^\/./.test(String(path)), { wanted: 'is no path of its own' }),
  mustBeOneOf('health_check.protocol', ['HTTP', 'HTTPS'], { absent: 'pass' }),
  mustEqual('health_check.matcher', 200),
);

export default defineRule({
  id: 'ELB-16',
  title: 'The target group checks the health of its targets, quickly and on its own path',
  severity: 'low',
  area: 'operations',
  requirement: 15,
  convention: true,
  resource: targetGroupTypes,
  why: 'The default asks for `/`, which says nothing about the application behind it, and needs three failures and a longer timeout to see that it is gone.',
  fix: 'Set `health_check { enabled = true, path = "/health", interval = 30, timeout = 5, healthy_threshold = 2, unhealthy_threshold = 2, matcher = "200" }`; path and port are the application’s.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  examples: {
    pass: [
      { protocol: 'HTTP', health_check: good },
      { health_check: [{ ...good, path: '/ready', port: 'traffic-port' }] },
      {
        protocol: 'TCP',
        health_check: {
          enabled: true,
          interval: 30,
          timeout: 5,
          healthy_threshold: 2,
          unhealthy_threshold: 2,
        },
      },
      without('protocol'),
    ],
    fail: [
      {},
      { health_check: [] },
      { health_check: { ...good, enabled: false } },
      { health_check: { ...good, path: '/' } },
      { health_check: { ...good, path: '' } },
      ...['path', 'interval', 'timeout', 'healthy_threshold', 'matcher'].map(without),
      { health_check: { ...good, interval: 300 } },
      { health_check: { ...good, timeout: 6 } },
      { health_check: { ...good, healthy_threshold: 5 } },
      { health_check: { ...good, unhealthy_threshold: 10 } },
      { health_check: { ...good, matcher: '200-499' } },
      { health_check: { ...good, protocol: 'TCP' } },
    ],
    unknown: [{ health_check: '${var.check}' }, { health_check: { ...good, path: '${var.path}' } }],
  },
  check: onlyServers((targetGroup) => {
    const { state } = targetGroup.get('health_check');
    if (state === 'absent') return fail('health_check', 'It is not set.');
    if (state === 'unknown') return unknown('health_check');
    const asHttp = isHttp(targetGroup) === 'maybe' ? inDoubt(ofHttp(targetGroup)) : ofHttp(targetGroup);
    return isHttp(targetGroup) === 'no' ? always(targetGroup) : [...always(targetGroup), ...asHttp];
  }),
});
