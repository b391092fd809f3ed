import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { mustBeSet, mustEqual } from '../conditions/attribute.js';
import { type Check, defineRule } from '../define-rule.js';
import { fail, notApplicable, unknown } from '../verdict.js';
import { kindOf, listenerTypes, loadBalancerTypes, onlyKinds, protocolOf } from './facts/load-balancers.js';

const logs: Check = (element) => {
  const { state } = element.get('access_logs');
  if (state === 'absent') return fail('access_logs', 'They are not set.');
  if (state === 'unknown') return unknown('access_logs');
  // A classic load balancer logs as soon as the block is there.
  const absent = element.type === 'aws_elb' ? 'pass' : 'fail';
  return [
    mustEqual('access_logs.enabled', true, { absent })(element),
    mustBeSet('access_logs.bucket')(element),
  ];
};

export default defineRule({
  id: 'ELB-7',
  title: 'The load balancer writes access logs',
  severity: 'medium',
  area: 'audit',
  resource: [...loadBalancerTypes, 'aws_elb'],
  setting: 'loadBalancer.accessLogs',
  why: 'After an incident they are the only record of who asked for what; they cannot be had afterwards.',
  fix: 'Add `access_logs { bucket = "…", enabled = true }`, with a bucket policy for log delivery.',
  controls: {
    'AWS-FSBP': { 'ELB.5': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '10.2.1': ['PR', 'PU'] },
    HIPAA: {
      '164.308(a)(1)(ii)(D)': ['PR', 'SP'],
      '164.308(a)(3)(ii)(A)': ['PR', 'SP'],
      '164.312(b)': ['GR', 'NAG', 'PR', 'SP'],
    },
    SOC2: { 'A1.2': ['PR', 'SP'], 'CC7.2': ['PR', 'SP'], 'CC7.3': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
  examples: {
    pass: [
      { access_logs: { bucket: 'logs', enabled: true } },
      {
        access_logs: [{ bucket: '${aws_s3_bucket.logs.id}', enabled: 'true' }],
        load_balancer_type: 'network',
      },
      { stack: { resource: { aws_elb: { web: { access_logs: { bucket: 'logs' } } } } } },
    ],
    fail: [
      {},
      network('TLS'),
      network('${var.protocol}'),
      { access_logs: [] },
      { access_logs: { bucket: 'logs' } },
      { access_logs: { bucket: 'logs', enabled: false } },
      { access_logs: { bucket: '', enabled: true } },
      { stack: { resource: { aws_elb: { web: { access_logs: { bucket: 'logs', enabled: false } } } } } },
      { stack: { resource: { aws_elb: { web: {} } } } },
    ],
    unknown: [{ access_logs: '${var.logs}' }, { access_logs: { bucket: 'logs', enabled: '${var.logs}' } }],
  },
  check: onlyKinds(['application', 'network'], (element, context) =>
    hasNothingToLog(element, context.model) ? notApplicable : logs(element, context),
  ),
});

/** A network load balancer logs its TLS listeners and no other: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html */
function hasNothingToLog(loadBalancer: Element, model: Model): boolean {
  if (loadBalancer.type === 'aws_elb' || kindOf(loadBalancer) !== 'network') return false;
  const found = listenerTypes.map((type) =>
    model.referring(loadBalancer, { type, path: 'load_balancer_arn' }),
  );
  const protocols = found.flatMap(({ elements }) => elements).map((one) => protocolOf(one, model));
  const isWhole = !found.some(({ unresolved }) => unresolved) && protocols.length > 0;
  return isWhole && protocols.every((protocol) => protocol !== undefined && protocol !== 'TLS');
}

function network(protocol: string) {
  return {
    stack: {
      resource: {
        aws_lb: { nlb: { load_balancer_type: 'network' } },
        aws_lb_listener: { one: { load_balancer_arn: '${aws_lb.nlb.arn}', port: 443, protocol } },
      },
    },
  };
}
