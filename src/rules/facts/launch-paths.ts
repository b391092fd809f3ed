/** Where an Auto Scaling group or an instance names what it launches from. */
export const launchPaths: readonly string[] = [
  'launch_template.id',
  'launch_template.name',
  'mixed_instances_policy.launch_template.launch_template_specification.launch_template_id',
  'mixed_instances_policy.launch_template.launch_template_specification.launch_template_name',
  'launch_configuration',
];
