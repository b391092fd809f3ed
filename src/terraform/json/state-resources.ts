import type { StateDocument, StateInstance, StateResource } from './state.js';

/** The managed resources of a state; what its data sources have read is not its own. */
export function managedResources({ resources }: StateDocument): readonly StateResource[] {
  return resources.filter(({ mode }) => mode === 'managed');
}

/** One object of AWS that a state knows, with its address. */
export interface LivingResource {
  readonly address: string;
  readonly type: string;
  /** As Terraform writes it: `provider["registry.terraform.io/hashicorp/aws"].eu`. */
  readonly provider: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What a state knows of AWS's objects; a deposed one is on its way out, and no longer says where the others are. */
export function livingResources(state: StateDocument): readonly LivingResource[] {
  return managedResources(state).flatMap((resource) =>
    resource.instances
      .filter(({ deposed }) => deposed === undefined)
      .map((instance) => ({
        address: addressIn(resource, instance),
        type: resource.type,
        provider: typeof resource.provider === 'string' ? resource.provider : '',
        attributes: instance.attributes ?? {},
      })),
  );
}

/** The ids of a state's resources by address, data sources and deposed objects left out; the id is empty where the state has none. */
export function idsOfState(state: StateDocument): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const resource of managedResources(state))
    for (const instance of resource.instances)
      if (instance.deposed === undefined) ids.set(addressIn(resource, instance), idOf(instance));
  return ids;
}

/** The addresses of all that a state has, data sources too, sorted. */
export function addressesInState({ resources }: StateDocument): readonly string[] {
  return resources
    .flatMap((resource) => resource.instances.map((instance) => addressIn(resource, instance)))
    .sort();
}

/** Whether a state has something whose creation was not finished: Terraform marks it as tainted. */
export function hasTainted(state: StateDocument): boolean {
  return managedResources(state).some(({ instances }) =>
    instances.some(({ status }) => status === 'tainted'),
  );
}

/** Whether a state holds neither resources nor outputs. */
export function isEmptyState({ resources, outputs }: StateDocument): boolean {
  return resources.length === 0 && Object.keys(outputs).length === 0;
}

function addressIn(
  { module = '', mode, type, name }: StateResource,
  { index_key: key }: StateInstance,
): string {
  const prefix = `${module === '' ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}`;
  return `${prefix}${type}.${name}${key === undefined || key === null ? '' : `[${JSON.stringify(key)}]`}`;
}

function idOf({ attributes }: StateInstance): string {
  return typeof attributes?.id === 'string' ? attributes.id : '';
}
