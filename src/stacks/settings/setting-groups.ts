import { provenanceOf } from '../../config/resolve/provenance-of.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { schemaAt, settingPaths } from '../../config/schema/schema-index.js';
import { valueAt } from '../../config/schema/setting-path.js';
import { aboutNoResource } from './setting-samples.js';

/** How many settings are tried at once. */
const groupSize = 16;

/** Settings that decide about resources, to be tried together: what the file says first, each by itself; then what the tier says, and what nobody says, in groups. */
export function settingGroups(environment: ResolvedEnvironment): readonly (readonly string[])[] {
  const provenance = provenanceOf(environment);
  const paths = settingPaths();
  const leaves = paths.filter(
    (name) =>
      !paths.some((other) => other.startsWith(`${name}.`)) &&
      name !== 'tags' &&
      !aboutNoResource.some((one) => name.startsWith(one)),
  );
  const tags = Object.keys(environment.tags)
    .filter((key) => !key.includes('.'))
    .map((key) => `tags.${key}`);
  const isOfFile = (name: string) =>
    ['environment', 'defaults'].includes(provenance?.get(name)?.decidedBy.source ?? '');
  const isSet = (name: string) => valueAt(environment, name.split('.')) !== undefined;
  const rest = leaves.filter((name) => !isOfFile(name));
  // A switch may hide what other settings decide: switches are tried beside each other only.
  const isSwitch = (name: string) => {
    const { type, enum: choices } = schemaAt(['defaults', ...name.split('.')]) ?? {};
    return type === 'boolean' || (type === 'string' && choices !== undefined);
  };
  return [
    ...[...leaves.filter(isOfFile), 'project', ...tags].map((name) => [name]),
    ...inGroups(rest.filter((name) => isSet(name) && isSwitch(name))),
    ...inGroups(rest.filter((name) => isSet(name) && !isSwitch(name))),
    ...inGroups(rest.filter((name) => !isSet(name))),
  ];
}

function inGroups(names: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(names.length / groupSize);
  return Array.from({ length: count }, (_, at) => names.slice(at * groupSize, (at + 1) * groupSize));
}
