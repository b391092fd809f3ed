import { mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'EC2-4',
  title: 'The account’s metadata defaults ask for IMDSv2 and hop limit 1',
  severity: 'medium',
  area: 'security',
  requirement: 7,
  resource: 'aws_ec2_instance_metadata_defaults',
  why: 'The defaults apply to every instance that does not set its own, including those created by hand.',
  fix: 'Set `http_tokens = "required"` and `http_put_response_hop_limit = 1`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html',
  examples: {
    pass: [{ http_tokens: 'required', http_put_response_hop_limit: 1 }],
    fail: [
      {},
      { http_tokens: 'no-preference', http_put_response_hop_limit: 1 },
      { http_tokens: 'required', http_put_response_hop_limit: -1 },
    ],
    unknown: [{ http_tokens: '${var.tokens}', http_put_response_hop_limit: 1 }],
  },
  check: allOf(mustEqual('http_tokens', 'required'), mustEqual('http_put_response_hop_limit', 1)),
});
