import { unreachable } from '../../constructs/network/outside-needs.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';
import { networkUnreachable, settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

/** Regions in which a new account gets two Availability Zones alone. */
const twoZones: readonly string[] = ['us-west-1'];

/** A VPC of its own has no more zones than its region, and its instances reach what they need. */
export const networkReachCheck: EnvironmentCheck = {
  reads: [
    ...['aws.region', 'app.bootScript'],
    ...['mode', 'zones', 'nat', 'interfaceEndpoints', 'egress'].map((key) => `network.${key}`),
  ],
  run: (environment) =>
    environment.network.mode === 'dedicated' ? [...zones(environment), ...reach(environment)] : [],
};

function zones({ network, aws }: ResolvedEnvironment): SettingFault[] {
  if (network.zones < 3 || !twoZones.includes(aws.region)) return [];
  const problem = settingsConflict.problem({
    message: `${aws.region} gives an account two Availability Zones, and \`network.zones\` is ${network.zones}.`,
    hint: 'Set `network.zones: 2`.',
  });
  return [{ at: ['network', 'zones'], problem }];
}

function reach({ network, app }: ResolvedEnvironment): SettingFault[] {
  const missing = unreachable(network);
  if (missing === undefined) return [];
  const lacking = missing.filter(({ isOptional }) => isOptional !== true);
  const told = [
    ...lacking.map(({ host, by }) => `${host.split('.')[0]} (${by})`),
    ...(app.bootScript === undefined ? [] : ['what `app.bootScript` loads from the internet']),
  ];
  if (told.length === 0) return [];
  const services = lacking.flatMap(({ through }) => through ?? []);
  return [
    {
      at: ['network', network.nat === 'none' ? 'nat' : 'egress'],
      problem: networkUnreachable.problem({ told: told.join(', '), services: [...new Set(services)] }),
    },
  ];
}
