import { tierTable } from '../../src/config/resolve/tier-table.js';
import { companionSentence } from '../../src/config/schema/companions.js';
import type { JsonSchema } from '../../src/config/schema/json-schema.js';
import { keysOf, schemaAt, settingPaths } from '../../src/config/schema/schema-index.js';
import { page, table } from './markdown.js';

/** docs/reference/settings.md */
export function settingsPage(): string {
  const top = keysOf([]).map((key) => [`\`${key}\``, acceptedBy(schemaAt([key])), describe(schemaAt([key]))]);
  const settings = settingPaths().filter((path) => keysOf(['defaults', ...path.split('.')]).length === 0);
  return page('Settings', [
    'Every key of `environments.yaml`. The key of an environment is its suffix: lower case letters, digits and single hyphens, a letter first, no hyphen last, at most 28 characters. ' +
      '`defaults` takes the same settings as an environment, without `environment`. Where the default differs by tier, see [Tiers and defaults](tiers.md).',
    '## The file',
    table(['key', 'value', 'what it is'], top),
    '## An environment',
    table(
      ['setting', 'value', 'default', 'what it is'],
      [
        row(['environments', 'x', 'environment'], 'environment'),
        ...settings.map((path) => row(['defaults', ...path.split('.')], path)),
      ],
    ),
  ]);
}

function row(place: readonly string[], path: string): string[] {
  const schema = schemaAt(place);
  return [
    `\`${path}\``,
    acceptedBy(schema),
    defaultOf(path),
    [describe(schema), companionSentence(path) ?? ''].join(' ').trim(),
  ];
}

function describe(schema: JsonSchema | undefined): string {
  return schema?.description ?? '';
}

function acceptedBy(schema: JsonSchema | undefined): string {
  if (schema?.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema?.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema?.type === 'integer') return `whole number, ${schema.minimum} to ${schema.maximum}`;
  if (schema?.type === 'boolean') return 'true or false';
  if (schema?.anyOf !== undefined) return schema.anyOf.map(acceptedBy).join(' or ');
  if (schema?.type === 'array') return 'list of text';
  return schema?.type === 'object' ? 'map' : 'text';
}

function defaultOf(path: string): string {
  const choice: readonly unknown[] | undefined = Object.entries(tierTable).find(([key]) => key === path)?.[1];
  if (choice === undefined) return '—';
  return new Set(choice).size === 1 ? `\`${String(choice[0])}\`` : 'by tier';
}
