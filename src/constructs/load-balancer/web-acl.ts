import { CloudwatchLogGroup } from '@cdktn/provider-aws/lib/cloudwatch-log-group/index.js';
import { Wafv2WebAclAssociation } from '@cdktn/provider-aws/lib/wafv2-web-acl-association/index.js';
import { TerraformResource } from 'cdktn';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import type { LoadBalancerNames } from './names.js';
import type { LoadBalancerSettings } from './settings.js';

/** What `WebAcl` needs. */
export interface WebAclProps {
  readonly settings: LoadBalancerSettings['webAcl'];
  readonly names: LoadBalancerNames;
  readonly loadBalancerArn: string;
  /** KMS key of the log. Default: the key of CloudWatch Logs. */
  readonly logKeyArn?: string | undefined;
}

/** Managed groups of AWS, in the order in which they look at a request. */
const managedGroups = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
] as const;
const anonymousIpList = 'AWSManagedRulesAnonymousIpList';
/** The rule of the common rule set that refuses bodies above 8 KiB, and uploads with them. */
const bodySizeRule = 'SizeRestrictions_BODY';
const secretHeaders = ['authorization', 'cookie'];

/**
 * A web application firewall before the load balancer: managed groups of AWS, a limit of requests by address, and a log without credentials.
 * Source: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, given: WebAclProps) {
    super(scope, id);
    const { settings, names, loadBalancerArn, logKeyArn } = withLiterals(given, 'settings');
    // The generated classes of these two take more than half a second to load, so their attributes are written as Terraform has them.
    const acl = this.resource('web_acl', 'aws_wafv2_web_acl', {
      name: names.webAcl,
      description: 'Managed rules of AWS and a limit of requests for the load balancer',
      scope: 'REGIONAL',
      default_action: { allow: {} },
      rule: rulesOf(settings),
      visibility_config: visibility(names.webAcl),
      tags: { Name: names.webAcl },
    });
    const arn = acl.getStringAttribute('arn');
    new Wafv2WebAclAssociation(this, 'web_acl_association', {
      resourceArn: loadBalancerArn,
      webAclArn: arn,
    });
    const log = new CloudwatchLogGroup(this, 'web_acl_log_group', {
      name: names.webAclLogGroup,
      retentionInDays: settings.logRetentionDays,
      ...(logKeyArn === undefined ? {} : { kmsKeyId: logKeyArn }),
      tags: { Name: names.webAclLogGroup },
    });
    this.resource('web_acl_logging', 'aws_wafv2_web_acl_logging_configuration', {
      resource_arn: arn,
      log_destination_configs: [log.arn],
      redacted_fields: secretHeaders.map((name) => ({ single_header: { name } })),
    });
  }

  private resource(id: string, type: string, attributes: Readonly<Record<string, unknown>>) {
    const resource = new TerraformResource(this, id, {
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName: 'aws' },
    });
    for (const [name, value] of Object.entries(attributes)) resource.addOverride(name, value);
    return resource;
  }
}

function rulesOf({
  mode,
  rateLimit,
  bodySize,
  anonymousIpList: isAnonymousRefused,
}: WebAclProps['settings']) {
  const groups = isAnonymousRefused ? [...managedGroups, anonymousIpList] : managedGroups;
  const counted = bodySize === 'count' ? [{ name: bodySizeRule, action_to_use: { count: {} } }] : [];
  const managed = groups.map((name) => ({
    name,
    // Of a group `none` leaves each of its rules its own action.
    override_action: mode === 'count' ? { count: {} } : { none: {} },
    statement: {
      managed_rule_group_statement: {
        vendor_name: 'AWS',
        name,
        ...(name === 'AWSManagedRulesCommonRuleSet' && counted.length > 0
          ? { rule_action_override: counted }
          : {}),
      },
    },
  }));
  const rate = {
    name: 'RateLimit',
    action: mode === 'count' ? { count: {} } : { block: {} },
    statement: { rate_based_statement: { limit: rateLimit, aggregate_key_type: 'IP' } },
  };
  return [rate, ...managed].map((rule, priority) => ({
    ...rule,
    priority,
    visibility_config: visibility(rule.name),
  }));
}

/** Requests are counted, and samples of them kept for three hours, as the console shows them. */
function visibility(name: string) {
  return { cloudwatch_metrics_enabled: true, metric_name: name, sampled_requests_enabled: true };
}
