import { mustEqual } from '../conditions/attribute.js';
import { isConfigured } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { notApplicable } from '../verdict.js';
import { profilePathsOf } from './facts/instance-role.js';
import { instanceSources } from './facts/instance-sources.js';

export default defineRule({
  id: 'EC2-3',
  title: 'Instances with a role can read its credentials',
  severity: 'medium',
  area: 'operations',
  requirement: 6,
  resource: instanceSources,
  why: 'Without the metadata endpoint Session Manager, the CloudWatch agent and the application get no credentials, and nobody reaches the instance.',
  fix: 'Set `metadata_options { http_endpoint = "enabled" }`, with `http_tokens = "required"`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html',
  examples: {
    pass: [
      { iam_instance_profile: { name: 'web' }, metadata_options: { http_endpoint: 'enabled' } },
      { iam_instance_profile: { name: 'web' } },
    ],
    fail: [{ iam_instance_profile: { name: 'web' }, metadata_options: { http_endpoint: 'disabled' } }],
    unknown: [
      { iam_instance_profile: { name: 'web' }, metadata_options: { http_endpoint: '${var.endpoint}' } },
    ],
  },
  check: (element) =>
    profilePathsOf(element).some((path) => isConfigured(element, path))
      ? mustEqual('metadata_options.http_endpoint', 'enabled', { absent: 'pass' })(element)
      : notApplicable,
});
