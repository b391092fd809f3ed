import { tierTable } from '../../config/resolve/tier-table.js';
import { schemaAt } from '../../config/schema/schema-index.js';
import { settingSamples } from './setting-samples.js';

const tiered: Readonly<Record<string, readonly unknown[]>> = tierTable;

/** Both architectures: the family of the type decides about the image too. */
const families: Readonly<Record<string, readonly unknown[]>> = {
  'compute.instanceType': ['t3.micro', 't4g.micro'],
};

/** Other values of a setting, so that what it decides comes to light: the other choices, the defaults of other tiers, none at all. */
export function probeValues(name: string, value: unknown): readonly unknown[] {
  const hasDefault = Object.hasOwn(tiered, name);
  const choices = schemaAt(['defaults', ...name.split('.')])?.enum ?? [];
  // Of a list of numbers one other says as much as all.
  const others = typeof value === 'number' ? choices.filter((one) => one !== value).slice(0, 1) : choices;
  const all =
    value === undefined
      ? [settingSamples[name]]
      : [...others, ...(families[name] ?? []), altered(value), ...(hasDefault ? [] : [undefined])];
  const allowed = new Set(choices.map(String));
  const isAllowed = (one: unknown) => allowed.size === 0 || allowed.has(String(one));
  return all.filter((one) => one !== value && (one === undefined || isAllowed(one)));
}

/** Another value of the same kind. */
function altered(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) return [...value.slice(1), 'subnet-0000000000000000f'];
  if (typeof value !== 'string') return value;
  return value.replace(/[0-9A-Za-z](?=[^0-9A-Za-z]*$)/, (last) => (last === '1' ? '2' : '1'));
}
