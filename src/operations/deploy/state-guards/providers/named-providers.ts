import { isJson, type Json, jsonList, memberOf } from '../../../../model/json.js';

/** The providers that a person has named for an environment: in its stack, or in the lock file of the project. */
export interface NamedProviders {
  /** Undefined where a module may need more, and no lock file says which. */
  readonly sources: ReadonlySet<string> | undefined;
}

/** Terraform's and OpenTofu's own registry: each takes the other's for it. */
const defaultRegistry = /^registry\.(?:terraform\.io|opentofu\.org)\//;
const lockedProvider = /^provider "([^"\n]+)" \{/gm;

/** `hashicorp/aws`, or with its host where that is no registry that is asked by default. */
export function providerSource(text: string): string {
  return text.toLowerCase().replace(defaultRegistry, '');
}

/** @param lock text of `.terraform.lock.hcl`; undefined where there is none */
export function namedProviders(stack: Json, lock: string | undefined): NamedProviders {
  if (lock === undefined && blocksOf(memberOf(stack, 'module')).length > 0) return { sources: undefined };
  const locked = [...(lock ?? '').matchAll(lockedProvider)].map(([, source = '']) => source);
  return { sources: new Set([...locked, ...requiredBy(stack)].map(providerSource)) };
}

/** What `required_providers` says, and for a name that is not there what Terraform takes for it. */
function requiredBy(stack: Json): readonly string[] {
  const required = blocksOf(memberOf(stack, 'terraform'))
    .flatMap((block) => blocksOf(memberOf(block, 'required_providers')))
    .flatMap((block) => Object.entries(block));
  const sources = new Map(required.map(([name, said]) => [name, memberOf(said, 'source')]));
  const types = ['resource', 'data', 'ephemeral'].flatMap((kind) => keysOf(memberOf(stack, kind)));
  const names = [
    ...sources.keys(),
    ...keysOf(memberOf(stack, 'provider')),
    ...types.map((type) => type.split('_', 1).join('')),
  ];
  return names.map((name) => {
    const source = sources.get(name);
    return typeof source === 'string' ? source : `hashicorp/${name}`;
  });
}

function keysOf(source: unknown): readonly string[] {
  return blocksOf(source).flatMap((block) => Object.keys(block));
}

function blocksOf(source: unknown): readonly Json[] {
  return isJson(source) ? [source] : jsonList(source);
}
