import type { Reason } from '../reason.js';

/** Why mutants of a dedicated network may live. */
export const networkReasons: readonly Reason[] = [
  {
    where: /^aws_(vpc|subnet)\.\w+ cidr_block$|^aws_route\.\w+ destination_cidr_block$/,
    reason: 'The provider or AWS refuses it: the range is required, and is one of IPv4.',
  },
  {
    where: /^aws_subnet\.\w+ map_public_ip_on_launch$|^aws_vpc_endpoint\.s3 vpc_endpoint_type$/,
    mutation: /^removed$/,
    reason: 'The default of the provider is the very value: the same network comes of it.',
  },
  {
    where: /^aws_eip\.\w+ domain$/,
    reason:
      'Every address is one of a VPC today: it is the default of AWS, and the provider refuses another word.',
  },
  {
    where: /^aws_vpc\.vpc enable_dns_(hostnames|support)$/,
    reason: 'Names are not found any more: an environment that works less, and lets nobody in.',
  },
  {
    where: /^aws_network_acl\.\w+ (in|e)gress\[\d\]\.(action|protocol|cidr_block)$/,
    reason: 'The provider or AWS refuses it: each is required, and is a word or a range of IPv4.',
  },
  {
    where: /^aws_network_acl\.\w+ (in|e)gress\[\d\]\.rule_no$/,
    reason:
      'All rules of the list allow: their order says nothing. AWS refuses a number that it has no room for.',
  },
  {
    where: /^aws_network_acl\.\w+ (in|e)gress\[\d\]\.(from|to)_port$/,
    reason:
      'AWS refuses a range that ends before it begins and ports beside all protocols; what is left lets fewer ports in, or one more that no security group opens.',
  },
  {
    where: /^aws_vpc_endpoint\.s3 (service_name|vpc_endpoint_type)$/,
    reason: 'AWS knows no such service, or the provider no such kind.',
  },
  {
    where: /^aws_vpc_endpoint\.s3 policy$/,
    mutation: /(Effect|Principal) (removed|\*)$|(Action|Resource)\[\d+\] removed$/,
    reason: 'AWS refuses a statement without these words, and less passes without one of several.',
  },
  {
    where: /^aws_vpc_endpoint\.s3 policy$/,
    mutation: /Action\[\d+\] \*$/,
    reason: 'An endpoint grants nothing: what may be done with the buckets that pass is said by the role.',
  },
  {
    where: /^aws_flow_log\.flow_log (log_destination_type|max_aggregation_interval)$/,
    reason:
      'The provider takes 60 and 600 seconds alone, and CloudWatch is its default; no row and no control says how often.',
  },
];
