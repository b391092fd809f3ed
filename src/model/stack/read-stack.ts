import { Element } from '../element.js';
import type { Json } from '../json.js';
import type { Model } from '../model.js';
import { modelOf } from '../model-of.js';
import { Scope } from './scope.js';
import { blocksOf, type StackBlock, type StackFile } from './stack-blocks.js';
import { stackReferences, stackValues } from './stack-body.js';

/** The model of a synthesized stack: Terraform JSON, as `cdk.tf.json` has it. */
export function readStack(stack: Json): Model {
  return readStackParts([{ stack }]);
}

/**
 * The model of Terraform JSON that may be spread over several files, as Terraform puts them together. What modules hold is not read:
 * each is one element, `module.web`, and what is taken from it counts as not traceable. A resource with `count` or `for_each` is one element.
 */
export function readStackParts(files: readonly StackFile[]): Model {
  const locals = blocksOf(files, 'locals', 0).flatMap(({ body }) => Object.entries(body));
  const variables = blocksOf(files, 'variable', 1);
  const scope = new Scope(
    new Map(locals),
    new Map(variables.map(({ labels: [name = ''], body }) => [name, body])),
  );
  const read = (type: string, labels: number, identify: (block: StackBlock) => Identity) =>
    blocksOf(files, type, labels).map((block) => elementOf(block, identify(block), scope));
  const resources = (type: string, prefix: string) =>
    read(type, 2, ({ labels: [kind = '', name = ''] }) => ({
      address: `${prefix}${kind}.${name}`,
      type: `${prefix}${kind}`,
      name,
    }));
  const named = (type: string, prefix: string) =>
    read(type, 1, ({ labels: [name = ''] }) => ({ address: `${prefix}.${name}`, type, name }));
  return modelOf([
    new Element({ address: 'stack', type: 'stack', name: 'stack', values: {} }),
    ...resources('resource', ''),
    ...resources('data', 'data.'),
    ...resources('ephemeral', 'ephemeral.'),
    ...named('variable', 'var'),
    ...named('output', 'output'),
    ...named('module', 'module'),
    ...localElements(files, scope),
    ...read('provider', 1, providerIdentity),
    ...backends(files).map((block) => elementOf(block, backendIdentity(block), scope)),
  ]);
}

interface Identity {
  readonly address: string;
  readonly type: string;
  readonly name: string;
}

function providerIdentity({ labels: [name = ''], body: { alias } }: StackBlock): Identity {
  const address = typeof alias === 'string' ? `provider.${name}.${alias}` : `provider.${name}`;
  return { address, type: `provider.${name}`, name };
}

/** Locals, as elements: references are followed through them in any case, but some rules are about what is written there. */
function localElements(files: readonly StackFile[], scope: Scope): readonly Element[] {
  return blocksOf(files, 'locals', 0).flatMap(({ body, line, file }) =>
    Object.entries(body)
      .filter(([name]) => name !== '//')
      .map(([name, value]) =>
        elementOf(
          { labels: [name], body: { value }, line, file },
          { address: `local.${name}`, type: 'local', name },
          scope,
        ),
      ),
  );
}

function backends(files: readonly StackFile[]): readonly StackBlock[] {
  return blocksOf(files, 'terraform', 0).flatMap(({ body, line, file }) =>
    blocksOf([{ stack: body }], 'backend', 1).map((block) => ({ ...block, line, file })),
  );
}

function backendIdentity({ labels: [name = ''] }: StackBlock): Identity {
  return { address: `terraform.backend.${name}`, type: `backend.${name}`, name };
}

function elementOf({ body, line, file }: StackBlock, identity: Identity, scope: Scope): Element {
  const alias = typeof body.provider === 'string' ? body.provider.replace(/^\$\{|\}$/g, '') : undefined;
  return new Element({
    ...identity,
    ...(alias === undefined ? {} : { provider: `provider.${alias}` }),
    ...(line === undefined ? {} : { line }),
    ...(file === undefined ? {} : { file }),
    values: stackValues(body, scope),
    references: stackReferences(body, scope),
  });
}
