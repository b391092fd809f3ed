import type { Reason } from '../reason.js';

/** Why mutants of keys, topics and of the roles of services may live. */
export const policyReasons: readonly Reason[] = [
  {
    where: /^aws_kms_key\.\w+ (description|deletion_window_in_days)$/,
    reason: 'Nobody asks for the words; without a number AWS waits for the longest time, 30 days.',
  },
  {
    where: /^aws_kms_key\.\w+ policy$/,
    mutation: /(Effect (removed|\*)|Service (removed|\*)|(Action|Resource) removed)$/,
    reason: 'KMS refuses a statement without these words, and a service that there is not.',
  },
  {
    where: /^aws_kms_key\.\w+ policy$/,
    mutation: /Statement\[0\]\.Action \*$/,
    reason: 'The policy of a key is about KMS alone: the account may do all of that already.',
  },
  {
    where: /^aws_kms_key\.\w+ policy$/,
    mutation: /Action\[\d\] (removed|\*)$/,
    reason:
      'The service may do less, or more with one key, for the resource or the account in its condition alone: no row and no control names its actions.',
  },
  {
    where: /^aws_sns_topic_policy\.alarms_policy policy$/,
    mutation: /Service \*$|Action\[\d\] \*$/,
    reason: 'SNS refuses a service that there is not, and actions that are not those of a topic.',
  },
  {
    where: /^aws_iam_role\.(backup|db_monitoring|flow_logs)_role assume_role_policy$/,
    mutation: /Service \*$|Action \*$/,
    reason: 'IAM refuses a service that there is not, and every action but those of STS.',
  },
  {
    where: /^aws_iam_role_policy\.write_flow_logs policy$/,
    mutation: /Action\[\d\] removed$/,
    reason: 'The service may do less than before.',
  },
  {
    where: /^aws_iam_role_policy_attachment\.(backup\w*|db_monitoring)_policy policy_arn$/,
    reason: 'The provider refuses the plan without it, and IAM a policy that there is not.',
  },
];
