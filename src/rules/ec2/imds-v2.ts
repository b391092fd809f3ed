import { knownText } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';
import { instanceSources, unlessFromTemplate } from './facts/instance-sources.js';

export default defineRule({
  id: 'EC2-1',
  title: 'Instance metadata answers only to session tokens (IMDSv2)',
  severity: 'medium',
  area: 'security',
  requirement: 7,
  resource: instanceSources,
  why: 'With version 1 one forged request through the application (SSRF) reads the credentials of the instance’s role.',
  fix: 'Set `metadata_options { http_tokens = "required" }`.',
  controls: {
    'AWS-FSBP': { 'EC2.8': ['PR', 'SH', 'SP'], 'EC2.170': ['SH', 'SP'] },
    'CIS-AWS-3.0': { '5.6': ['PR', 'SH', 'SP'] },
    'CIS-AWS-5.0': { '5.7': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '2.2.6': ['SH'] },
    HIPAA: {
      '164.308(a)(3)(i)': ['NAG', 'SP'],
      '164.308(a)(4)(ii)(C)': ['NAG', 'SP'],
      '164.312(a)(1)': ['NAG', 'SP'],
    },
    SOC2: { 'CC7.2': ['PR'] },
  },
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html',
  examples: {
    pass: [
      { metadata_options: { http_tokens: 'required' } },
      { metadata_options: [{ http_tokens: 'required', http_put_response_hop_limit: 1 }] },
      { metadata_options: { http_endpoint: 'disabled' } },
      {
        stack: {
          resource: {
            aws_ec2_instance_metadata_defaults: { account: { http_tokens: 'required' } },
            aws_launch_template: { web: {} },
          },
        },
      },
      {
        stack: {
          resource: {
            aws_launch_template: { web: { metadata_options: { http_tokens: 'required' } } },
            aws_instance: { web: { launch_template: { id: '${aws_launch_template.web.id}' } } },
          },
        },
      },
    ],
    fail: [
      {},
      { metadata_options: { http_tokens: 'optional' } },
      { metadata_options: {} },
      { metadata_options: [] },
      { stack: { resource: { aws_instance: { web: { ami: 'ami-0123456789abcdef0' } } } } },
      { stack: { resource: { aws_launch_configuration: { web: {} } } } },
    ],
    unknown: [
      { metadata_options: { http_tokens: '${var.tokens}' } },
      { stack: { resource: { aws_instance: { web: { launch_template: { id: 'lt-0123456789abcdef0' } } } } } },
    ],
  },
  check: unlessFromTemplate('metadata_options', (element, { model }) => {
    const tokens = element.get('metadata_options.http_tokens');
    const endpoint = knownText(element, 'metadata_options.http_endpoint');
    if (endpoint === 'disabled') return pass;
    if (tokens.state !== 'known' && element.get('metadata_options.http_endpoint').state === 'unknown')
      return unknown('metadata_options.http_endpoint');
    if (tokens.state === 'unknown') return unknown('metadata_options.http_tokens');
    if (tokens.state === 'known')
      return tokens.value === 'required' ? pass : fail('metadata_options.http_tokens');
    const ofAccount = model
      .ofType('aws_ec2_instance_metadata_defaults')
      .filter(({ provider }) => provider === element.provider);
    if (ofAccount.some((defaults) => knownText(defaults, 'http_tokens') === 'required')) return pass;
    return ofAccount.some((defaults) => defaults.get('http_tokens').state === 'unknown')
      ? unknown(
          'metadata_options.http_tokens',
          'It is not set, and what the account asks for is not known yet.',
        )
      : fail('metadata_options.http_tokens', 'It is not set.');
  }),
});
