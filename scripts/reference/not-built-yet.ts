/** What a rule asks of production and `MultiEnvStack` cannot give yet: an open finding each, none silenced. */
export const notBuiltYet: readonly { readonly ruleId: string; readonly what: string }[] = [
  { ruleId: 'EC2-15', what: 'detailed monitoring of instances' },
  { ruleId: 'ELB-7', what: 'access logs of the load balancer' },
  { ruleId: 'ELB-17', what: 'TLS between load balancer and instances' },
  { ruleId: 'ELB-18', what: 'health checks over TLS' },
  { ruleId: 'ELB-20', what: 'a web application firewall' },
];
