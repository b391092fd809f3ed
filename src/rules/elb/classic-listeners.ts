import type { Block } from '../../model/block.js';
import { mustBeSet } from '../conditions/attribute.js';
import { knownText, readSet } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, unknown, type Verdict } from '../verdict.js';

const secure = {
  lb_protocol: 'https',
  lb_port: 443,
  instance_protocol: 'http',
  instance_port: 80,
  ssl_certificate_id:
    'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
};

export default defineRule({
  id: 'ELB-23',
  title: 'Listeners of a classic load balancer are encrypted',
  severity: 'medium',
  area: 'security',
  resource: 'aws_elb',
  why: 'A classic load balancer cannot redirect: what it takes over HTTP it serves over HTTP.',
  fix: 'Set `lb_protocol = "https"` (or `ssl`) with `ssl_certificate_id`, or move to an Application Load Balancer, which redirects.',
  controls: { 'AWS-FSBP': { 'ELB.3': ['SH'] }, 'PCI-DSS-4.0.1': { '4.2.1': ['SH'] } },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-https-load-balancers.html',
  examples: {
    pass: [{ listener: secure }, { listener: [{ ...secure, lb_protocol: 'SSL' }] }],
    fail: [
      { listener: { ...secure, lb_protocol: 'http' } },
      { listener: [secure, { ...secure, lb_protocol: 'tcp' }] },
      { listener: { ...secure, ssl_certificate_id: '' } },
      {},
    ],
    unknown: [{ listener: '${var.listeners}' }, { listener: { ...secure, lb_protocol: '${var.protocol}' } }],
  },
  check: (element) => {
    const listeners = element.blocks('listener');
    if (listeners === undefined) return unknown('listener');
    return listeners.length === 0 ? fail('listener', 'It has none.') : listeners.map(judgeListener);
  },
});

function judgeListener(listener: Block): Verdict {
  if (readSet(listener, 'lb_protocol').state === 'unknown') return unknown(listener.at('lb_protocol'));
  const isSecure = ['https', 'ssl'].includes(knownText(listener, 'lb_protocol')?.toLowerCase() ?? '');
  if (!isSecure) return fail(listener.at('lb_protocol'));
  return mustBeSet('ssl_certificate_id')(listener);
}
