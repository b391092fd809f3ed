import type { NetworkSettings } from '../../constructs/network/settings.js';
import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

const lists = ['subnetIds', 'loadBalancerSubnetIds', 'databaseSubnetIds'] as const;

/** Mode `existing` needs a VPC and subnets, and no subnet stands twice in a list. */
export const networkModeCheck: EnvironmentCheck = {
  reads: ['network.mode', 'network.vpcId', ...lists.map((list) => `network.${list}`)],
  run: ({ network }) => [...(network.mode === 'existing' ? lacking(network) : []), ...repeated(network)],
};

function lacking(network: NetworkSettings): SettingFault[] {
  return (['vpcId', 'subnetIds'] as const)
    .filter((key) => network[key] === undefined)
    .map((key) =>
      conflict(
        'mode',
        `\`network.mode: existing\` needs \`network.${key}\`.`,
        `Add ${key}, or write \`mode: default\`.`,
      ),
    );
}

function repeated(network: NetworkSettings): SettingFault[] {
  return lists.flatMap((list) => {
    const ids = network[list] ?? [];
    const position = ids.findIndex((id, index) => ids.indexOf(id) !== index);
    if (position === -1) return [];
    const { problem } = conflict(
      list,
      `The subnet \`${ids[position]}\` is listed twice in \`network.${list}\`.`,
      'Remove one, and name subnets of at least two Availability Zones.',
    );
    return [{ at: ['network', list, position], problem }];
  });
}

function conflict(key: string, message: string, hint: string): SettingFault {
  return { at: ['network', key], problem: settingsConflict.problem({ message, hint }) };
}
