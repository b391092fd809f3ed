/** What a rule asks of production and `MultiEnvStack` cannot give yet: an open finding each, none silenced. */
export const notBuiltYet: readonly { readonly ruleId: string; readonly what: string }[] = [
  { ruleId: 'RDS-21', what: 'a role for enhanced monitoring of the database' },
  { ruleId: 'RDS-22', what: 'Performance Insights' },
  { ruleId: 'RDS-37', what: 'a network of its own, with private subnets for the database' },
  { ruleId: 'RDS-38', what: 'alarms on the database' },
  { ruleId: 'BACKUP-6', what: 'a plan of AWS Backup' },
  { ruleId: 'EC2-15', what: 'detailed monitoring of instances' },
  { ruleId: 'ELB-7', what: 'access logs of the load balancer' },
  { ruleId: 'ELB-17', what: 'TLS between load balancer and instances' },
  { ruleId: 'ELB-18', what: 'health checks over TLS' },
  { ruleId: 'ELB-20', what: 'a web application firewall' },
  { ruleId: 'VPC-1', what: 'a network of its own: the default VPC is used unless one is named' },
  { ruleId: 'VPC-2', what: 'flow logs, which come with a network of its own' },
  { ruleId: 'S3-11', what: 'access logs of the bucket' },
  { ruleId: 'S3-12', what: 'lifecycle rules of the bucket' },
];
