import type { Element } from '../../model/element.js';
import { mustBeSet } from '../conditions/attribute.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, ofElement, unknown, type Verdict } from '../verdict.js';

const separate = { type: 'aws_wafv2_web_acl_logging_configuration', path: 'resource_arn' };
const withLogs = (configuration: object) => ({
  stack: {
    resource: {
      aws_wafv2_web_acl: { web: {} },
      aws_wafv2_web_acl_logging_configuration: {
        web: { resource_arn: '${aws_wafv2_web_acl.web.arn}', ...configuration },
      },
    },
  },
});

export default defineRule({
  id: 'WAF-2',
  title: 'The web ACL logs what it sees',
  severity: 'medium',
  area: 'audit',
  resource: ['aws_wafv2_web_acl', 'aws_waf_web_acl', 'aws_wafregional_web_acl'],
  why: 'Without the log an attack cannot be distinguished from a customer who was blocked by mistake.',
  fix: 'Add an `aws_wafv2_web_acl_logging_configuration` with `log_destination_configs`; the destination’s name starts with `aws-waf-logs-`.',
  controls: {
    'PCI-DSS-4.0.1': { '10.2.1': ['PR', 'PU'], '10.4.2': ['SH'] },
    HIPAA: { '164.312(b)': ['GR', 'NAG', 'SP'] },
    SOC2: { 'A1.2': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/logging.html',
  examples: {
    pass: [
      withLogs({ log_destination_configs: ['${aws_cloudwatch_log_group.waf.arn}'] }),
      {
        stack: {
          resource: {
            aws_waf_web_acl: {
              web: {
                logging_configuration: { log_destination: '${aws_kinesis_firehose_delivery_stream.waf.arn}' },
              },
            },
          },
        },
      },
    ],
    fail: [
      {},
      withLogs({}),
      withLogs({ log_destination_configs: [] }),
      { stack: { resource: { aws_wafregional_web_acl: { web: {} } } } },
    ],
    unknown: [
      {
        stack: {
          resource: {
            aws_wafv2_web_acl: { web: {} },
            aws_wafv2_web_acl_logging_configuration: { web: { resource_arn: '${module.waf.arn}' } },
          },
        },
      },
    ],
  },
  check: (acl, context) =>
    acl.type === 'aws_wafv2_web_acl'
      ? ofSeparate(acl, context)
      : mustBeSet('logging_configuration.log_destination')(acl),
});

function ofSeparate(acl: Element, { model }: CheckContext): Verdict | readonly Verdict[] {
  const { elements, unresolved } = model.referring(acl, separate);
  const path = 'log_destination_configs';
  if (elements.length === 0) return unresolved ? unknown('') : fail('', 'It has no logging configuration.');
  return elements.flatMap((one) => ofElement(one, mustBeSet(path)(one)));
}
