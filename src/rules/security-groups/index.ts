import type { Rule } from '../define-rule.js';
import balancerPorts from './balancer-ports.js';
import counterpart from './counterpart.js';
import databaseSources from './database-sources.js';
import defaultGroup from './default-group.js';
import everyPort from './every-port.js';
import groupDescription from './group-description.js';
import inEmptyDefaultGroup from './in-empty-default-group.js';
import internetOnlyToLoadBalancers from './internet-only-to-load-balancers.js';
import noShell from './no-shell.js';
import oneFormOfRules from './one-form-of-rules.js';
import outgoingEverything from './outgoing-everything.js';
import outgoingPorts from './outgoing-ports.js';
import remoteAdministration from './remote-administration.js';
import riskyPorts from './risky-ports.js';
import ruleDescription from './rule-description.js';
import servicePorts from './service-ports.js';
import sharedWithBalancer from './shared-with-balancer.js';
import unusedGroup from './unused-group.js';
import webPortsOnly from './web-ports-only.js';
import wholeRule from './whole-rule.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const securityGroupsRules: readonly Rule[] = [
  groupDescription,
  ruleDescription,
  remoteAdministration,
  riskyPorts,
  webPortsOnly,
  everyPort,
  outgoingEverything,
  outgoingPorts,
  databaseSources,
  counterpart,
  servicePorts,
  unusedGroup,
  defaultGroup,
  oneFormOfRules,
  wholeRule,
  internetOnlyToLoadBalancers,
  noShell,
  balancerPorts,
  inEmptyDefaultGroup,
  sharedWithBalancer,
];
