export type { Boundary } from './config/boundary/boundary.js';
export type { Reach, ReachingSetting } from './config/boundary/reach.js';
export { untrustedBoundary } from './config/boundary/untrusted-boundary.js';
export { type LoadedEnvironments, type LoadOptions, loadEnvironments } from './config/file/load.js';
export { type EnvironmentNames, environmentNames } from './config/names/environment-names.js';
export type { Tier } from './config/names/tiers.js';
export type { DroppedSource, Origin, Provenance, SettingSource } from './config/resolve/origin.js';
export { provenanceOf } from './config/resolve/provenance-of.js';
export { type EnvironmentInput, resolveEnvironment } from './config/resolve/resolve-environment.js';
export { tierDefaults, tierTable } from './config/resolve/tier-table.js';
export type { EnvironmentConfig, ResolvedEnvironment, Settings } from './config/schema/environment-schema.js';
export type { Waiver } from './config/schema/waiver-schema.js';
export { Backup, type BackupProps } from './constructs/backup/backup.js';
export type { BackupNames } from './constructs/backup/names.js';
export { type BackupSettings, backupSettings } from './constructs/backup/settings.js';
export { type Architecture, architectureOf } from './constructs/compute/architecture.js';
export { Compute, type ComputeProps } from './constructs/compute/compute.js';
export type { ComputeNames } from './constructs/compute/names.js';
export {
  type AppSettings,
  appSettings,
  type ComputeSettings,
  computeSettings,
} from './constructs/compute/settings.js';
export {
  type AppEnvironment,
  cloudConfig,
  defaultBootScript,
  environmentValue,
} from './constructs/compute/user-data.js';
export { Database, type DatabaseProps } from './constructs/database/database.js';
export type { DatabasePassword } from './constructs/database/database-password.js';
export {
  GeneratedPassword,
  type GeneratedPasswordProps,
} from './constructs/database/generated-password.js';
export type { DatabaseNames } from './constructs/database/names.js';
export { PasswordSecret, type PasswordSecretProps } from './constructs/database/password-secret.js';
export { rdsManagedPassword } from './constructs/database/rds-managed-password.js';
export { type DatabaseSettings, databaseSettings } from './constructs/database/settings.js';
export { InstanceIdentity, type InstanceIdentityProps } from './constructs/identity/instance-identity.js';
export type { IdentityNames } from './constructs/identity/names.js';
export { literal, literals } from './constructs/literals.js';
export { LoadBalancer, type LoadBalancerProps, tlsPolicy } from './constructs/load-balancer/load-balancer.js';
export type { LoadBalancerNames } from './constructs/load-balancer/names.js';
export { type LoadBalancerSettings, loadBalancerSettings } from './constructs/load-balancer/settings.js';
export { WebAcl, type WebAclProps } from './constructs/load-balancer/web-acl.js';
export type { BootSteps } from './constructs/logs/log-agent.js';
export { LogBucket, type LogBucketProps } from './constructs/logs/log-bucket.js';
export { LogGroups, type LogGroupsProps } from './constructs/logs/log-groups.js';
export type { LogNames } from './constructs/logs/names.js';
export { type LogsSettings, logsSettings } from './constructs/logs/settings.js';
export { AlarmTopic, type AlarmTopicProps } from './constructs/monitoring/alarm-topic.js';
export { Alarms, type AlarmsProps } from './constructs/monitoring/alarms.js';
export { Dashboard, type DashboardProps } from './constructs/monitoring/dashboard.js';
export type { AlarmSubject, MonitoringNames } from './constructs/monitoring/names.js';
export {
  type AlarmsSettings,
  alarmsSettings,
  type DashboardSettings,
  dashboardSettings,
} from './constructs/monitoring/settings.js';
export type { Watched } from './constructs/monitoring/watched.js';
export {
  InterfaceEndpoints,
  type InterfaceEndpointsProps,
} from './constructs/network/interface-endpoints.js';
export type { NetworkNames } from './constructs/network/names.js';
export { Network, type NetworkProps } from './constructs/network/network.js';
export { SecurityGroups, type SecurityGroupsProps } from './constructs/network/security-groups.js';
export { type NetworkSettings, networkSettings } from './constructs/network/settings.js';
export { Bucket, type BucketProps } from './constructs/storage/bucket.js';
export type { StorageNames } from './constructs/storage/names.js';
export { type StorageSettings, storageSettings } from './constructs/storage/settings.js';
export { type CalledWith, type Invocation, invocationOf } from './errors/invocation.js';
export type { Problem, ProblemSeverity } from './errors/problem.js';
export { UserError } from './errors/user-error.js';
export type { ApplyProgress, Emit, ProgressEvent, ResourceAction, StageName } from './events/events.js';
export type { Element } from './model/element.js';
export type { Model } from './model/model.js';
export { readPlan } from './model/plan/read-plan.js';
export { readStack } from './model/stack/read-stack.js';
export { check } from './operations/check/check.js';
export type { CheckOptions, PlanText } from './operations/check/check-options.js';
export type { OperationContext } from './operations/context.js';
export { type DeployedEnvironment, deploy } from './operations/deploy/deploy.js';
export { destroy } from './operations/deploy/destroy.js';
export { type EnvironmentPlan, hasChanges, type PlanSummary, plan } from './operations/deploy/plan.js';
export { type CheckResult, type DoctorReport, doctor } from './operations/doctor/doctor.js';
export { init } from './operations/project/init.js';
export { selectEnvironments } from './operations/project/select-environments.js';
export { validate } from './operations/project/validate.js';
export type { RunOptions } from './operations/run/environment-run.js';
export { type ExitCode, exitCodeOf } from './operations/run/exit-code.js';
export { type EnvironmentOutcome, resultsOf } from './operations/run/outcome.js';
export { secretInit, secretRotate } from './operations/secret/secret.js';
export { type SecretStatus, secretRestore, secretStatus } from './operations/secret/secret-status.js';
export { output } from './operations/state/output.js';
export { type SynthOptions, type SynthResult, synth } from './operations/synth/synth.js';
export { type Finding, type Outcome, outcomes } from './policy/finding.js';
export type { CheckReport, NotReviewed, Reviewed } from './policy/report.js';
export { type FailOn, failing } from './policy/review/failing.js';
export { review } from './policy/review/review.js';
export { type RuleFacts, ruleCatalogue } from './policy/review/rule-catalogue.js';
export { type Interrupt, Interrupted, neverInterrupted } from './processes/interrupt.js';
export type { Area, Check, CheckContext, Expectation, Rule, Severity } from './rules/define-rule.js';
export { type Framework, frameworks } from './rules/frameworks.js';
export { rules } from './rules/index.js';
export type { Verdict } from './rules/verdict.js';
export { awsProviderVersion } from './stacks/engine-requirements.js';
export { MultiEnvStack } from './stacks/multi-env-stack.js';
export { StableAddressStack } from './stacks/synth/stable-address-stack.js';
