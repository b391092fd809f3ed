import { z } from 'zod';
import { backupSettings } from '../../constructs/backup/settings.js';
import { appSettings, computeSettings } from '../../constructs/compute/settings.js';
import { databaseSettings } from '../../constructs/database/settings.js';
import { identitySettings } from '../../constructs/identity/settings.js';
import { loadBalancerSettings } from '../../constructs/load-balancer/settings.js';
import { logsSettings } from '../../constructs/logs/settings.js';
import { alarmsSettings, dashboardSettings } from '../../constructs/monitoring/settings.js';
import { networkSettings } from '../../constructs/network/settings.js';
import { storageSettings } from '../../constructs/storage/settings.js';
import { paritySchema } from '../comparison/parity-schema.js';
import { type Edition, editions } from '../names/editions.js';
import { suffixPattern } from '../names/suffix-pattern.js';
import { type Tier, tiers } from '../names/tiers.js';
import { accountSettings, tagSettings } from '../settings/account-settings.js';
import { backendSettings } from '../settings/backend-settings.js';
import { reviewSettings } from '../settings/review-settings.js';
import { synthCommandSetting } from '../settings/synth-command.js';
import { terraformSettings } from '../settings/terraform-settings.js';
import { optionalShape } from './optional-settings.js';
import { type Waiver, waiverSchema } from './waiver-schema.js';

/** Tier of the environment names that need no `tier`. */
export const tierOfEnvironmentName: Readonly<Record<string, Tier>> = {
  dev: 'development',
  staging: 'staging',
  prod: 'production',
};

/** Every block of settings of an environment, complete: the one list of blocks. */
export const settingsSchema = z.strictObject({
  aws: accountSettings,
  tags: tagSettings,
  network: networkSettings,
  loadBalancer: loadBalancerSettings,
  app: appSettings,
  compute: computeSettings,
  database: databaseSettings,
  storage: storageSettings,
  identity: identitySettings,
  logs: logsSettings,
  alarms: alarmsSettings,
  dashboard: dashboardSettings,
  backup: backupSettings,
  backend: backendSettings,
});

/** Every setting of an environment with its value, as the constructs read it. */
export type Settings = z.output<typeof settingsSchema>;

/** The settings that a person writes down: each is optional, what is missing comes from `defaults` and the tier table. */
export const partialSettingsSchema = z
  .strictObject({
    tier: z.enum(tiers).optional().describe('Tier of an environment whose name is not dev, staging or prod.'),
    ...optionalShape(settingsSchema),
  })
  .meta({ id: 'Defaults', title: 'Settings' });

const ownEdition =
  'Edition of the defaults of this environment alone, for an upgrade one environment after the other. Default: that of the file.';

const environmentName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'lower case letters, digits and hyphens, a letter first, at most 32');

/** One environment as the file has it. */
export const environmentSchema = z
  .strictObject({
    environment: environmentName.describe(
      'Name of the environment: dev, staging and prod name their tier; any other name needs `tier`.',
    ),
    edition: z.enum(editions).optional().describe(ownEdition),
    ...partialSettingsSchema.shape,
  })
  .meta({ id: 'Environment', title: 'Environment' });

/** The whole of environments.yaml. */
export const environmentsFileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this file format.'),
    project: z.string().min(1).max(256).optional().describe('Value of the tag `Project`.'),
    edition: z
      .enum(editions)
      .optional()
      .describe(
        'Edition of the defaults, by year and month: defaults that change what is deployed come with a new one (`multienv upgrade`). Default: 2026-12.',
      ),
    synthCommand: synthCommandSetting
      .optional()
      .describe(
        'Program that synthesizes the stacks, for a CDK Terrain app of your own, such as `npx tsx main.ts`: words between spaces or a list, started without a shell in the folder of this file. Default: the built-in stack.',
      ),
    terraform: terraformSettings
      .partial()
      .optional()
      .describe('Terraform or OpenTofu, which carries the environments out.'),
    review: reviewSettings.partial().optional().describe('What the review allows to be waived.'),
    waivers: z
      .array(waiverSchema)
      .max(1000)
      .optional()
      .describe('Findings of the review that are accepted until a date, each with its reason.'),
    parity: z
      .array(paritySchema)
      .max(100)
      .optional()
      .describe('Environments that are meant to be alike, and the settings in which they may differ.'),
    defaults: partialSettingsSchema
      .optional()
      .describe('Settings of every environment that does not say otherwise.'),
    environments: z
      .record(z.string().regex(suffixPattern), environmentSchema)
      .describe(
        'The environments. The key is the environment suffix, which every name carries, for example dev-001.',
      ),
  })
  .meta({ id: 'EnvironmentsFile', title: 'environments.yaml' });

/** Settings as a person writes them: all optional. */
export interface EnvironmentConfig extends z.input<typeof partialSettingsSchema> {
  /** Edition of the defaults. Default: 2026-12. */
  readonly edition?: Edition | undefined;
}

/** One environment with every setting filled in. */
export interface ResolvedEnvironment extends Settings {
  /** Value of the tag `Project`. */
  readonly project: string;
  /** Name of the environment, for example `dev`. */
  readonly environment: string;
  /** Environment suffix, for example `dev-001`. */
  readonly suffix: string;
  readonly tier: Tier;
  /** Edition of the defaults. */
  readonly edition: Edition;
  /** Waivers of the file that are about this environment; undefined when there is none. */
  readonly waivers?: readonly Waiver[];
}
