import type { Block } from '../../model/block.js';
import { mustEqual } from '../conditions/attribute.js';
import { knownText } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { pass, unknown, type Verdict } from '../verdict.js';
import { instanceSources, unlessFromTemplate } from './facts/instance-sources.js';

function judgeHops(element: Block): Verdict {
  const endpoint = 'metadata_options.http_endpoint';
  if (knownText(element, endpoint) === 'disabled') return pass;
  const verdict = mustEqual('metadata_options.http_put_response_hop_limit', 1)(element);
  return verdict.outcome === 'fail' && element.get(endpoint).state === 'unknown'
    ? unknown(endpoint)
    : verdict;
}

export default defineRule({
  id: 'EC2-2',
  title: 'Instance metadata does not travel beyond the instance (hop limit 1)',
  severity: 'medium',
  area: 'security',
  requirement: 7,
  toldWith: ['EC2-1'],
  resource: instanceSources,
  why: 'A longer way lets a container or a proxy on the instance reach the credentials of its role. Images that ask for IMDSv2, Amazon Linux 2023 among them, set 2 where nothing is set.',
  fix: 'Set `metadata_options { http_put_response_hop_limit = 1 }`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html',
  examples: {
    pass: [
      { metadata_options: { http_put_response_hop_limit: 1 } },
      { metadata_options: [{ http_put_response_hop_limit: '1' }] },
      { metadata_options: { http_endpoint: 'disabled' } },
    ],
    fail: [
      {},
      { metadata_options: { http_put_response_hop_limit: 2 } },
      { metadata_options: { http_tokens: 'required' } },
    ],
    unknown: [{ metadata_options: { http_put_response_hop_limit: '${var.hops}' } }],
  },
  check: unlessFromTemplate('metadata_options', (element) => judgeHops(element)),
});
