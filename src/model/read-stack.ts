import { type AttributeReference, Element } from './element.js';
import { referencesIn } from './expression.js';
import type { Model } from './model.js';
import { modelOf } from './model-of.js';
import { isList, isUnknown, isValues, type Reference, Unknown, type Value, type Values } from './value.js';

type Json = Readonly<Record<string, unknown>>;

/** The model of a synthesized stack: Terraform JSON, as `cdk.tf.json` has it. */
export function readStack(stack: Json): Model {
  const scope = new Scope(stack);
  const elements = [
    new Element({ address: 'stack', type: 'stack', name: 'stack', values: {} }),
    ...byTypeAndName(stack.resource, '', scope),
    ...byTypeAndName(stack.data, 'data.', scope),
    ...byTypeAndName(stack.ephemeral, 'ephemeral.', scope),
    ...byName(stack.variable, { type: 'variable', prefix: 'var.' }, scope),
    ...byName(stack.output, { type: 'output', prefix: 'output.' }, scope),
    ...locals(stack.locals, scope),
    ...providers(stack.provider, scope),
    ...backends(stack.terraform, scope),
  ];
  return modelOf(elements);
}

/** Resolves what the stack itself knows: locals, and variables by their defaults. */
class Scope {
  readonly #locals: Json;
  readonly #variables: Json;
  readonly #open = new Set<string>();

  constructor(stack: Json) {
    this.#locals = block(stack.locals);
    this.#variables = block(stack.variable);
  }

  value(source: unknown): Value {
    if (source === null || source === undefined) return null;
    if (typeof source === 'string') return this.#text(source);
    if (typeof source === 'number' || typeof source === 'boolean') return source;
    if (Array.isArray(source)) return source.map((item) => this.value(item));
    if (typeof source === 'object')
      return Object.fromEntries(
        Object.entries(source)
          .filter(([name]) => name !== '//')
          .map(([name, item]) => [name, this.value(item)]),
      );
    return null;
  }

  /** The references of a text, followed through locals. */
  references(text: string): readonly Reference[] {
    return expressionsIn(text)
      .flatMap((expression) => referencesIn(expression))
      .flatMap((one) => this.#throughLocals(one));
  }

  #throughLocals(reference: Reference): readonly Reference[] {
    const name = /^local\.(.+)$/.exec(reference.address)?.[1];
    if (name === undefined) return [reference];
    return this.#once(name, () => stringsIn(this.#locals[name]).flatMap((text) => this.references(text)), []);
  }

  #text(text: string): Value {
    if (!/[$%]\{/.test(text)) return text;
    const whole = /^\$\{([^{}]*)\}$/.exec(text)?.[1];
    if (whole !== undefined) return this.#expression(whole.trim(), text);
    let known = true;
    const filled = text.replaceAll(/(\$\$\{|%%\{)|\$\{([^{}]*)\}/g, (match, escaped, expression) => {
      if (escaped !== undefined) return escaped.slice(1);
      const value = this.#expression(expression.trim(), match);
      if (isUnknown(value) || isValues(value) || isList(value)) {
        known = false;
        return match;
      }
      return String(value ?? '');
    });
    return known ? filled : new Unknown(this.references(text), filled);
  }

  #expression(expression: string, text: string): Value {
    const local = /^local\.([\w-]+)$/.exec(expression)?.[1];
    if (local !== undefined && Object.hasOwn(this.#locals, local))
      return this.#once(local, () => this.value(this.#locals[local]), new Unknown([], text));
    const variable = /^var\.([\w-]+)$/.exec(expression)?.[1];
    const declared = variable === undefined ? undefined : block(this.#variables[variable]).default;
    if (declared !== undefined) return this.value(declared);
    return new Unknown(this.references(text), text);
  }

  #once<T>(name: string, resolve: () => T, inCycle: T): T {
    if (this.#open.has(name)) return inCycle;
    this.#open.add(name);
    try {
      return resolve();
    } finally {
      this.#open.delete(name);
    }
  }
}

function expressionsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<!\$)\$\{([^{}]*)\}/g)].map(([, expression = '']) => expression);
}

function byTypeAndName(source: unknown, prefix: string, scope: Scope): Element[] {
  return Object.entries(block(source)).flatMap(([type, named]) =>
    byName(named, { type: `${prefix}${type}`, prefix: `${prefix}${type}.` }, scope),
  );
}

function byName(
  source: unknown,
  { type, prefix }: { type: string; prefix: string },
  scope: Scope,
): Element[] {
  return Object.entries(block(source)).map(([name, body]) => {
    const attributes = block(Array.isArray(body) ? body[0] : body);
    return element({ address: `${prefix}${name}`, type, name }, attributes, scope);
  });
}

function providers(source: unknown, scope: Scope): Element[] {
  return Object.entries(block(source)).flatMap(([name, configurations]) =>
    (Array.isArray(configurations) ? configurations : [configurations]).map((one) => {
      const attributes = block(one);
      const alias = attributes.alias;
      const address = typeof alias === 'string' ? `provider.${name}.${alias}` : `provider.${name}`;
      return element({ address, type: `provider.${name}`, name }, attributes, scope);
    }),
  );
}

/** References are followed through locals; the elements are there for rules about what is written in them. */
function locals(source: unknown, scope: Scope): Element[] {
  return Object.entries(block(source)).map(([name, value]) =>
    element({ address: `local.${name}`, type: 'local', name }, { value }, scope),
  );
}

function backends(source: unknown, scope: Scope): Element[] {
  return Object.entries(block(block(source).backend)).map(([name, body]) =>
    element({ address: `terraform.backend.${name}`, type: `backend.${name}`, name }, block(body), scope),
  );
}

function element(
  identity: { readonly address: string; readonly type: string; readonly name: string },
  attributes: Json,
  scope: Scope,
): Element {
  const values = scope.value(attributes);
  const alias =
    typeof attributes.provider === 'string' ? { provider: `provider.${attributes.provider}` } : {};
  return new Element({
    ...identity,
    ...alias,
    values: isValues(values) ? values : ({} satisfies Values),
    references: referencesOf(attributes, '', scope),
  });
}

function referencesOf(source: unknown, path: string, scope: Scope): readonly AttributeReference[] {
  if (typeof source === 'string')
    return scope.references(source).map((reference) => ({ ...reference, path }));
  if (Array.isArray(source))
    return source.flatMap((item, index) => referencesOf(item, `${path}[${index}]`, scope));
  return Object.entries(block(source))
    .filter(([name]) => name !== '//' && name !== 'depends_on')
    .flatMap(([name, item]) => referencesOf(item, path === '' ? name : `${path}.${name}`, scope));
}

function stringsIn(source: unknown): readonly string[] {
  if (typeof source === 'string') return [source];
  if (typeof source !== 'object' || source === null) return [];
  return Object.values(source).flatMap(stringsIn);
}

function block(source: unknown): Json {
  return typeof source === 'object' && source !== null && !Array.isArray(source) ? { ...source } : {};
}
