import { isJson, jsonIn } from '../../model/json.js';
import { resourceTypeOf } from '../../resources/index.js';
import { passwordAddresses } from '../../stacks/password-addresses.js';
import type { StateDocument, StateInstance, StateResource } from '../../terraform/json/state.js';
import { idsOfState, managedResources } from '../../terraform/json/state-resources.js';

/** What a state tells about its environment without Terraform. No value of it is a secret. */
export interface StateFacts {
  /** Number of managed resources. */
  readonly resources: number;
  /** Database and version as AWS runs it, `postgres 17.4`; undefined without a database of ours. */
  readonly engine: string | undefined;
  /** Version of the password that the database has. */
  readonly passwordVersion: number | undefined;
  /** Protections that make AWS refuse a deletion. */
  readonly protections: readonly { readonly address: string; readonly setting: string }[];
  /** The region of its ARNs that most have; undefined where there are none. */
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** The tags `Project` and `Environment`, as most resources have them. */
  readonly project: string | undefined;
  readonly environment: string | undefined;
}

/** Reads what a state tells about its environment. */
export function stateFacts(state: StateDocument): StateFacts {
  const places = arnPlaces(state);
  const database = instancesAt(state, passwordAddresses.database)[0]?.attributes;
  return {
    resources: idsOfState(state).size,
    engine: engineOf(database),
    passwordVersion:
      typeof database?.password_wo_version === 'number' ? database.password_wo_version : undefined,
    protections: protectionsOf(state),
    region: mostOf(places.map(({ region }) => region)),
    account: mostOf(places.map(({ account }) => account)),
    project: tagOf(state, 'Project'),
    environment: tagOf(state, 'Environment'),
  };
}

/** The regions of the ARNs of some resources, each once. */
export function regionsOf(resources: readonly StateResource[]): readonly string[] {
  const regions = resources.flatMap(({ instances }) => instances).map((one) => placeOf(one)?.region ?? '');
  return [...new Set(regions.filter((region) => region !== ''))];
}

function engineOf(database: StateInstance['attributes']): string | undefined {
  const { engine, engine_version_actual: actual, engine_version: wanted } = database ?? {};
  const version = typeof actual === 'string' && actual !== '' ? actual : wanted;
  return typeof engine === 'string' && typeof version === 'string' ? `${engine} ${version}` : undefined;
}

function protectionsOf(state: StateDocument): StateFacts['protections'] {
  return managedResources(state).flatMap(({ type, name, module, instances }) => {
    const protection = resourceTypeOf(type)?.protection;
    if (protection === undefined) return [];
    const address = `${module === undefined ? '' : `${module}.`}${type}.${name}`;
    const isOn = instances.some(({ attributes }) => attributes?.[protection.attribute] === true);
    return isOn ? [{ address, setting: protection.setting }] : [];
  });
}

function instancesAt(state: StateDocument, address: string): readonly StateInstance[] {
  return managedResources(state)
    .filter(({ module, type, name }) => module === undefined && `${type}.${name}` === address)
    .flatMap(({ instances }) => instances);
}

interface ArnPlace {
  readonly region: string;
  readonly account: string;
}

function arnPlaces(state: StateDocument): readonly ArnPlace[] {
  return managedResources(state).flatMap(({ instances }) => instances.flatMap((one) => placeOf(one) ?? []));
}

/** Of `arn:aws:rds:ap-southeast-1:111122223333:db:x`; an ARN of IAM or S3 has no region, one of S3 no account either. */
function placeOf({ attributes }: StateInstance): ArnPlace | undefined {
  const arn = typeof attributes?.arn === 'string' ? attributes.arn : '';
  const [, region = '', account = ''] = /^arn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]*):(\d{12})?:/.exec(arn) ?? [];
  return region === '' && account === '' ? undefined : { region, account };
}

function tagOf(state: StateDocument, tag: string): string | undefined {
  const values = managedResources(state)
    .flatMap(({ instances }) => instances)
    .map(({ attributes }) => (isJson(attributes) ? jsonIn(attributes.tags_all)[tag] : undefined))
    .filter((value) => typeof value === 'string');
  return mostOf(values);
}

function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
