import { clientConfig } from '../../aws/network/client-config.js';
import { asker } from '../ask.js';
import { defineResource } from '../define-resource.js';
import { effectsOf } from '../effect.js';
import { joined, tagsOf, text } from '../lookup.js';

const aclPage = 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html';
const associationPage =
  'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html';
const loggingPage = 'https://docs.aws.amazon.com/waf/latest/developerguide/logging.html';

const acl = defineResource({
  type: 'aws_wafv2_web_acl',
  unique: { by: ['name', 'scope'] },
  identity: ['name', 'scope'],
  find: async (target, names) => {
    const sdk = await import('@aws-sdk/client-wafv2');
    const client = new sdk.WAFV2Client(await clientConfig(target, 'WAFV2'));
    const ask = asker('AWS WAF', target);
    const [name, scope] = [text(names, 'name'), text(names, 'scope')];
    let NextMarker: string | undefined;
    do {
      // A scope that is not known yet is the one of load balancers.
      const Scope = scope === 'CLOUDFRONT' ? 'CLOUDFRONT' : 'REGIONAL';
      const page = await ask(client.send(new sdk.ListWebACLsCommand({ Scope, NextMarker, Limit: 100 })));
      const found = page?.WebACLs?.find(({ Name }) => Name === name);
      if (found !== undefined) {
        const asked = new sdk.ListTagsForResourceCommand({ ResourceARN: found.ARN });
        const tags = tagsOf((await ask(client.send(asked)))?.TagInfoForResource?.TagList);
        return { importId: `${found.Id}/${name}/${Scope}`, tags };
      }
      NextMarker = page?.NextMarker;
    } while (NextMarker !== undefined);
    return undefined;
  },
  effects: effectsOf(aclPage, {
    rule: ['access', 'refuses other requests than before, or only counts them'],
    default_action: ['access', 'lets requests through that no rule matches, or refuses them'],
    visibility_config: ['none', 'counts and samples requests in another way'],
    description: ['none', 'describes the web ACL in other words'],
  }),
  presence: {
    gravity: 'none',
    does: 'looks at no request by itself: an association puts it before a load balancer',
    page: aclPage,
  },
  unseen: 'rules that Firewall Manager adds',
  holdsData: false,
});

const association = defineResource({
  type: 'aws_wafv2_web_acl_association',
  unique: { none: 'has no name' },
  identity: ['resource_arn', 'web_acl_arn'],
  importId: (names) => joined(names, { order: ['web_acl_arn', 'resource_arn'], separator: ',' }),
  madeAgain: 'AWS takes the same association twice',
  presence: {
    gravity: 'access',
    does: 'puts the firewall before the load balancer: it refuses requests from now on',
    page: associationPage,
    protection: 'on',
  },
  absence: {
    gravity: 'access',
    does: 'takes the firewall away from the load balancer: every request gets through',
    page: associationPage,
    protection: 'off',
  },
  holdsData: false,
});

const logging = defineResource({
  type: 'aws_wafv2_web_acl_logging_configuration',
  unique: { none: 'is a setting of its web ACL' },
  identity: ['resource_arn'],
  importId: (names) => joined(names, { order: ['resource_arn'], separator: '' }),
  madeAgain: 'AWS takes the same settings twice',
  effects: effectsOf(loggingPage, {
    redacted_fields: ['access', 'leaves other headers out of the log'],
    log_destination_configs: ['none', 'writes the log elsewhere'],
  }),
  presence: {
    gravity: 'none',
    does: 'logs what the firewall sees',
    page: loggingPage,
    protection: 'on',
  },
  absence: {
    gravity: 'none',
    does: 'logs no more what the firewall sees',
    page: loggingPage,
    protection: 'off',
  },
  holdsData: false,
});

/** Web ACLs of AWS WAF, what they stand before, and their logs. */
export const wafTypes = [acl, association, logging];
