import type { NetworkSettings } from '../../constructs/network/settings.js';
import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

const lists = ['subnetIds', 'loadBalancerSubnetIds', 'databaseSubnetIds'] as const;

/** What is named by ids, or looked up by tags. */
const namings = [
  ['vpcId', 'vpcTags'],
  ['subnetIds', 'subnetTags'],
  ['loadBalancerSubnetIds', 'loadBalancerSubnetTags'],
  ['databaseSubnetIds', 'databaseSubnetTags'],
] as const;

/** Mode `existing` needs a VPC and subnets, each by ids or by tags; no subnet stands twice in a list. */
export const networkModeCheck: EnvironmentCheck = {
  reads: ['network.mode', ...namings.flat().map((key) => `network.${key}`)],
  run: ({ network }) => [
    ...(network.mode === 'existing' ? [...lacking(network), ...namedTwice(network)] : []),
    ...repeated(network),
  ],
};

function lacking(network: NetworkSettings): SettingFault[] {
  return namings
    .slice(0, 2)
    .filter(([ids, tags]) => network[ids] === undefined && network[tags] === undefined)
    .map(([ids, tags]) =>
      conflict(
        'mode',
        `\`network.mode: existing\` needs \`network.${ids}\` or \`network.${tags}\`.`,
        `Add ${ids}, or write \`mode: default\` or \`mode: dedicated\`.`,
      ),
    );
}

function namedTwice(network: NetworkSettings): SettingFault[] {
  return namings
    .filter(([ids, tags]) => network[ids] !== undefined && network[tags] !== undefined)
    .map(([ids, tags]) =>
      conflict(
        tags,
        `\`network.${ids}\` and \`network.${tags}\` name the same thing.`,
        'Remove one of the two.',
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
