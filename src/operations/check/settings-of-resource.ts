/** Groups of settings by the beginning of the types that they make, the longest beginnings first. */
const groups: readonly (readonly [type: string, group: readonly string[]])[] = [
  ['aws_wafv2', ['loadBalancer', 'webAcl']],
  ['aws_cloudwatch_metric_alarm', ['alarms']],
  ['aws_cloudwatch_log', ['logs']],
  ['aws_autoscaling', ['compute']],
  ['aws_launch', ['compute']],
  ['aws_instance', ['compute']],
  ['aws_secretsmanager', ['database', 'password']],
  ['aws_backup', ['backup']],
  ['aws_subnet', ['network']],
  ['aws_route_table', ['network']],
  ['aws_flow_log', ['network']],
  ['aws_vpc', ['network']],
  ['aws_nat', ['network']],
  ['aws_acm', ['loadBalancer']],
  ['aws_lb', ['loadBalancer']],
  ['aws_db', ['database']],
  ['aws_s3', ['storage']],
];

/** Where environments.yaml says something of an element of our own stack: its group of settings; empty where there is none. */
export function settingsOfResource(address: string): readonly string[] {
  return groups.find(([type]) => address.startsWith(type))?.[1] ?? [];
}
