import type { Reason } from '../reason.js';

/** Why mutants of the database, of its backups and of the bucket may live. */
export const dataReasons: readonly Reason[] = [
  {
    where: /^aws_(db_instance\.postgres|s3_bucket\.bucket) lifecycle\.prevent_destroy$/,
    reason:
      'It stops Terraform earlier: AWS refuses the deletion by `deletion_protection` and `force_destroy`, which rules see.',
  },
  {
    where: /^aws_db_instance\.postgres (database_insights_mode|performance_insights_retention_period)$/,
    reason: 'The default of AWS is the very value, and AWS refuses the others.',
  },
  {
    where: /^aws_db_instance\.postgres engine_lifecycle_support$/,
    reason:
      'Whether a version is paid for after its support is a choice of price; a rule sees a version without support.',
  },
  {
    where: /^aws_db_parameter_group\.\w+ parameter\[\d\]\.(name|value)$/,
    mutation: /^removed$|-> "weaker"$/,
    reason:
      'The provider refuses a parameter without name or value, and RDS a name that PostgreSQL does not have.',
  },
  {
    where: /^aws_db_parameter_group\.\w+ parameter\[3\]\.value$/,
    mutation: /"1000" -> "0"$/,
    reason: 'At 0 ms every statement is logged.',
  },
  {
    where: /^aws_backup_plan\.backup_plan rule\[0\]\.(completion_window|start_window|schedule|rule_name)$/,
    reason:
      'When a backup begins and what the rule is called: without a schedule AWS makes one each day, and it refuses what is none.',
  },
  {
    where: /^aws_backup_plan\.backup_plan rule\[0\]\.lifecycle\.delete_after$/,
    reason: 'Backups are kept longer.',
  },
  {
    where: /^aws_backup_vault\.backup_vault force_destroy$/,
    mutation: /^removed$/,
    reason: 'The default of the provider is the very value.',
  },
  {
    where:
      /^aws_s3_bucket_lifecycle_configuration\.\w+ rule\[\d\]\.(id|status|filter\[0\]\.prefix|abort_\w+\[0\]\.days_after_initiation|noncurrent_version_expiration\[0\]\.noncurrent_days)$/,
    reason:
      'Former versions and unfinished uploads are kept longer: nothing is lost, and nothing is named by a control. The provider refuses no days and words that it does not have.',
  },
];
