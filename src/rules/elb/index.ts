import type { Rule } from '../define-rule.js';
import accessLogs from './access-logs.js';
import classicBehaviour from './classic-behaviour.js';
import classicListeners from './classic-listeners.js';
import classicTls from './classic-tls.js';
import crossZone from './cross-zone.js';
import deletionProtection from './deletion-protection.js';
import deletionProtectionExplicit from './deletion-protection-explicit.js';
import deregistrationDelay from './deregistration-delay.js';
import desyncMitigation from './desync-mitigation.js';
import hasListener from './has-listener.js';
import healthCheck from './health-check.js';
import healthCheckEncryption from './health-check-encryption.js';
import httpRedirects from './http-redirects.js';
import http2 from './http2.js';
import identityProviderReachable from './identity-provider-reachable.js';
import idleTimeout from './idle-timeout.js';
import internetRoute from './internet-route.js';
import invalidHeaders from './invalid-headers.js';
import listenerCertificate from './listener-certificate.js';
import listenerWorks from './listener-works.js';
import securityGroups from './security-groups.js';
import targetEncryption from './target-encryption.js';
import targetGroupComplete from './target-group-complete.js';
import targetGroupGetsTraffic from './target-group-gets-traffic.js';
import targetGroupReplacement from './target-group-replacement.js';
import targetType from './target-type.js';
import tlsPolicy from './tls-policy.js';
import webAcl from './web-acl.js';
import zones from './zones.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const elbRules: readonly Rule[] = [
  deletionProtectionExplicit,
  deletionProtection,
  http2,
  idleTimeout,
  invalidHeaders,
  desyncMitigation,
  accessLogs,
  httpRedirects,
  tlsPolicy,
  listenerCertificate,
  listenerWorks,
  hasListener,
  targetGroupGetsTraffic,
  targetType,
  deregistrationDelay,
  healthCheck,
  targetEncryption,
  healthCheckEncryption,
  securityGroups,
  webAcl,
  zones,
  crossZone,
  classicListeners,
  classicTls,
  classicBehaviour,
  targetGroupReplacement,
  targetGroupComplete,
  identityProviderReachable,
  internetRoute,
];
