import type { Rule } from '../define-rule.js';
import administratorName from './administrator-name.js';
import applyImmediately from './apply-immediately.js';
import backupReplicationEncrypted from './backup-replication-encrypted.js';
import backupRetention from './backup-retention.js';
import backupWindow from './backup-window.js';
import backupsOn from './backups-on.js';
import certificateAuthority from './certificate-authority.js';
import deletionProtection from './deletion-protection.js';
import engineFloor from './engine-floor.js';
import engineSupport from './engine-support.js';
import engineVersion from './engine-version.js';
import enhancedMonitoring from './enhanced-monitoring.js';
import eventSubscription from './event-subscription.js';
import finalSnapshot from './final-snapshot.js';
import forceTls from './force-tls.js';
import iamAuthentication from './iam-authentication.js';
import keepsAutomatedBackups from './keeps-automated-backups.js';
import logConnections from './log-connections.js';
import logExports from './log-exports.js';
import maintenanceWindow from './maintenance-window.js';
import minorUpgrades from './minor-upgrades.js';
import multiAz from './multi-az.js';
import notPublic from './not-public.js';
import ownSecurityGroup from './own-security-group.js';
import parameterGroupFamily from './parameter-group-family.js';
import passwordNotStored from './password-not-stored.js';
import passwordSameAsSecret from './password-same-as-secret.js';
import passwordSource from './password-source.js';
import passwordVersion from './password-version.js';
import performanceInsights from './performance-insights.js';
import privateSubnets from './private-subnets.js';
import proxyTls from './proxy-tls.js';
import reachablePort from './reachable-port.js';
import snapshotEncrypted from './snapshot-encrypted.js';
import snapshotNotPublic from './snapshot-not-public.js';
import snapshotTags from './snapshot-tags.js';
import storageAutoscaling from './storage-autoscaling.js';
import storageEncrypted from './storage-encrypted.js';
import storageType from './storage-type.js';
import subnetGroup from './subnet-group.js';
import subnetsInTwoZones from './subnets-in-two-zones.js';
import watchedByAlarm from './watched-by-alarm.js';
import windowsApart from './windows-apart.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const rdsRules: readonly Rule[] = [
  storageEncrypted,
  passwordNotStored,
  passwordSource,
  notPublic,
  subnetGroup,
  multiAz,
  engineVersion,
  engineSupport,
  backupRetention,
  backupWindow,
  maintenanceWindow,
  logExports,
  deletionProtection,
  finalSnapshot,
  keepsAutomatedBackups,
  snapshotTags,
  forceTls,
  parameterGroupFamily,
  minorUpgrades,
  iamAuthentication,
  enhancedMonitoring,
  performanceInsights,
  certificateAuthority,
  administratorName,
  reachablePort,
  passwordVersion,
  passwordSameAsSecret,
  storageAutoscaling,
  storageType,
  applyImmediately,
  snapshotNotPublic,
  snapshotEncrypted,
  backupReplicationEncrypted,
  eventSubscription,
  proxyTls,
  subnetsInTwoZones,
  privateSubnets,
  watchedByAlarm,
  ownSecurityGroup,
  windowsApart,
  engineFloor,
  logConnections,
  backupsOn,
];
