import type { Rule } from '../define-rule.js';
import detailedMonitoring from './detailed-monitoring.js';
import encryptionByDefault from './encryption-by-default.js';
import imageDocumented from './image-documented.js';
import imageLookupOwner from './image-lookup-owner.js';
import imageSupported from './image-supported.js';
import imagesNotPublic from './images-not-public.js';
import imdsAccountDefaults from './imds-account-defaults.js';
import imdsForRole from './imds-for-role.js';
import imdsHopLimit from './imds-hop-limit.js';
import imdsV2 from './imds-v2.js';
import instanceProfile from './instance-profile.js';
import instanceVolumesEncrypted from './instance-volumes-encrypted.js';
import managedRole from './managed-role.js';
import noKeyPair from './no-key-pair.js';
import noPublicIp from './no-public-ip.js';
import roleInUse from './role-in-use.js';
import snapshotsNotPublic from './snapshots-not-public.js';
import templateTags from './template-tags.js';
import volumeEncrypted from './volume-encrypted.js';
import wayToAws from './way-to-aws.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const ec2Rules: readonly Rule[] = [
  imdsV2,
  imdsHopLimit,
  imdsForRole,
  imdsAccountDefaults,
  instanceProfile,
  managedRole,
  noKeyPair,
  roleInUse,
  instanceVolumesEncrypted,
  volumeEncrypted,
  encryptionByDefault,
  snapshotsNotPublic,
  imagesNotPublic,
  noPublicIp,
  detailedMonitoring,
  imageDocumented,
  imageSupported,
  imageLookupOwner,
  templateTags,
  wayToAws,
];
