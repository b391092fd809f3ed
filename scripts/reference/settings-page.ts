import { z } from 'zod';
import { environmentsFileSchema } from '../../src/config/environment-schema.js';
import { tierTable } from '../../src/config/tiers.js';
import { page, table } from './markdown.js';

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly items?: Schema;
}

/** docs/reference/settings.md */
export function settingsPage(): string {
  const schema: Schema = JSON.parse(
    JSON.stringify(z.toJSONSchema(environmentsFileSchema, { reused: 'inline', io: 'input' })),
  );
  const environments = schema.properties?.environments?.additionalProperties;
  const environment: Schema = typeof environments === 'object' ? environments : {};
  const top = Object.entries(schema.properties ?? {}).map(([key, setting]) => row(key, setting));
  return page('Settings', [
    'Every key of `environments.yaml`. The key of an environment is its suffix: lower case letters, digits and single hyphens, a letter first, no hyphen last, at most 28 characters. ' +
      '`defaults` takes the same settings as an environment, without `environment`. Where the default differs by tier, see [Tiers and defaults](tiers.md).',
    '## The file',
    table(
      ['key', 'value', 'what it is'],
      top.map(([key, value, , text]) => [key, value, text]),
    ),
    '## An environment',
    table(['setting', 'value', 'default', 'what it is'], leaves(environment, '')),
  ]);
}

function leaves(schema: Schema, prefix: string): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, setting]) =>
    setting.properties === undefined
      ? [row(`${prefix}${key}`, setting)]
      : leaves(setting, `${prefix}${key}.`),
  );
}

function row(path: string, setting: Schema): [string, string, string, string] {
  return [`\`${path}\``, acceptedBy(setting), defaultOf(path), setting.description ?? ''];
}

function acceptedBy(setting: Schema): string {
  if (setting.const !== undefined) return `\`${String(setting.const)}\``;
  if (setting.enum !== undefined) return setting.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (setting.type === 'integer') return `whole number, ${setting.minimum} to ${setting.maximum}`;
  if (setting.type === 'boolean') return 'true or false';
  if (setting.type === 'array') return 'list of text';
  return setting.type === 'object' ? 'map' : 'text';
}

function defaultOf(path: string): string {
  const choice: readonly unknown[] | undefined = Object.entries(tierTable).find(([key]) => key === path)?.[1];
  if (choice === undefined) return '—';
  return new Set(choice).size === 1 ? `\`${choice[0]}\`` : 'by tier';
}
