"""What moto gets wrong for this stack, put right one fault at a time.

Each correction is one function that patches moto, named in `ALL`. `launcher.py --without NAME` leaves one out: the test of a correction
shows with it that moto still has the fault, and fails on the day that the correction can go.
"""

from . import accounts, autoscaling, backup, ec2, elbv2, logs, rds, route53, s3, volumes

ALL = {
    "account-of-access-key": accounts.serve_account_of_access_key,
    "autoscaling-fields": autoscaling.keep_every_field,
    "autoscaling-instance-refresh": autoscaling.add_instance_refresh,
    "autoscaling-policy-fields": autoscaling.keep_fields_of_policies,
    "backup-plan-names": backup.free_names_of_deleted_plans,
    "backup-plan-updates": backup.add_plan_updates,
    "backup-recovery-points": backup.list_no_recovery_points,
    "backup-selections": backup.add_selections,
    "backup-tags": backup.read_tags_by_arn,
    "launch-template-not-there": ec2.name_missing_launch_templates_by_id,
    "launch-template-own-tags": ec2.keep_launch_template_tags_apart,
    "launch-template-tag-changes": ec2.show_changed_launch_template_tags,
    "launch-template-version-user-data": ec2.accept_user_data_of_new_version,
    "load-balancer-names": elbv2.keep_load_balancer_names_unique,
    "log-group-keys": logs.change_keys_of_groups,
    "network-interface-of-instance": ec2.delete_network_interface_with_instance,
    "rds-gp3-speed": rds.give_gp3_its_speed,
    "rds-insights-and-support": rds.keep_insights_and_support,
    "rds-parameter-source": rds.mark_parameters_as_set_by_user,
    "rds-resource-id": rds.give_every_database_its_own_id,
    "rds-storage-growth": rds.round_storage_growth_up,
    "rds-subnet-group-changes": rds.keep_changed_subnet_groups,
    "rds-touching-windows": rds.accept_touching_windows,
    "route53-deleted-records": route53.forget_deleted_records,
    "s3-access-logs": s3.deliver_access_logs_where_the_policy_allows_it,
    "s3-buckets-of-others": s3.refuse_buckets_of_other_accounts,
    "s3-expected-owner": s3.refuse_unexpected_owners,
    "s3-tls-only-policy": s3.ignore_denials_of_plain_http,
    "security-group-rule-changes": ec2.accept_changes_of_every_rule,
    "security-group-rule-descriptions": ec2.keep_description_of_every_rule,
    "volume-size-of-ami": volumes.take_volume_size_from_ami,
}
