import type { Element } from '../../model/element.js';
import { isScalar, type Unknown } from '../../model/value.js';
import { taggableTypes } from './taggable-types.js';

/** Types that have a name of their own and take no tags. */
const untagged: Readonly<Record<string, string>> = {
  aws_autoscaling_group: 'name',
  aws_cloudwatch_dashboard: 'dashboard_name',
  aws_kms_alias: 'name',
  aws_launch_configuration: 'name',
};

/** The attribute that is the name of a type; undefined for types without one. */
function nameAttribute(type: string): string | undefined {
  return taggableTypes.get(type) ?? untagged[type];
}

/** The types that have names. */
export const namedTypes: readonly string[] = [
  ...[...taggableTypes].flatMap(([type, name]) => (name === undefined ? [] : [type])),
  ...Object.keys(untagged),
];

/** What names a resource: the name itself, or the prefix of one that the provider makes up. */
export interface Name {
  readonly attribute: string;
  readonly isPrefix: boolean;
  readonly value: string | Unknown;
}

/** The name of a resource; undefined when AWS or the provider makes one up. */
export function nameOf(element: Element): Name | undefined {
  const attribute = nameAttribute(element.type);
  if (attribute === undefined) return undefined;
  const written = read(element, attribute);
  if (typeof written === 'string') return { attribute, isPrefix: false, value: written };
  for (const prefix of [`${attribute}_prefix`, 'name_prefix']) {
    const value = read(element, prefix);
    if (value !== undefined) return { attribute: prefix, isPrefix: true, value };
  }
  return written === undefined ? undefined : { attribute, isPrefix: false, value: written };
}

function read(element: Element, attribute: string): string | Unknown | undefined {
  const reading = element.get(attribute);
  if (reading.state === 'known') {
    return isScalar(reading.value) && reading.value !== '' ? String(reading.value) : undefined;
  }
  if (reading.state === 'absent') return undefined;
  // Of a name that the provider makes up, a plan says that it is known only after apply: nobody wrote anything there.
  const isWritten =
    reading.unknown.text !== undefined || element.references.some(({ path }) => path === attribute);
  return isWritten ? reading.unknown : undefined;
}
