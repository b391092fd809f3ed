import { backupNameRules } from '../../constructs/backup/names.js';
import { computeNameRules } from '../../constructs/compute/names.js';
import { databaseNameRules } from '../../constructs/database/names.js';
import { identityNameRules } from '../../constructs/identity/names.js';
import { loadBalancerNameRules } from '../../constructs/load-balancer/names.js';
import { logNameRules } from '../../constructs/logs/names.js';
import { monitoringNameRules } from '../../constructs/monitoring/names.js';
import type { NameRule, NameRules } from '../../constructs/name-rule.js';
import { networkNameRules } from '../../constructs/network/names.js';
import { storageNameRules } from '../../constructs/storage/names.js';
import { type EnvironmentNames, environmentNames, type NamedEnvironment } from './environment-names.js';

/** AWS's rules for every derived name, by block. */
const nameRules: { readonly [Block in keyof EnvironmentNames]: NameRules<EnvironmentNames[Block]> } = {
  network: networkNameRules,
  loadBalancer: loadBalancerNameRules,
  compute: computeNameRules,
  database: databaseNameRules,
  storage: storageNameRules,
  identity: identityNameRules,
  logs: logNameRules,
  monitoring: monitoringNameRules,
  backup: backupNameRules,
};

/** A derived name with what AWS says about such names. */
export interface RuledName {
  readonly name: string;
  readonly rule: NameRule;
}

/** Every derived name of an environment with its rule. */
export function ruledNames(environment: NamedEnvironment): readonly RuledName[] {
  const names = environmentNames(environment);
  return [
    ...ruled(names.network, nameRules.network),
    ...ruled(names.loadBalancer, nameRules.loadBalancer),
    ...ruled(names.compute, nameRules.compute),
    ...ruled(names.database, nameRules.database),
    ...ruled(names.storage, nameRules.storage),
    ...ruled(names.identity, nameRules.identity),
    ...ruled(names.logs, nameRules.logs),
    ...ruled(names.monitoring, nameRules.monitoring),
    ...ruled(names.backup, nameRules.backup),
  ];
}

function ruled<Key extends string>(
  names: Readonly<Record<Key, string>>,
  rules: Readonly<Record<Key, NameRule>>,
): readonly RuledName[] {
  const byKey: Readonly<Record<string, string>> = names;
  return Object.entries<NameRule>(rules).flatMap(([key, rule]) => {
    const name = byKey[key];
    return name === undefined ? [] : [{ name, rule }];
  });
}
