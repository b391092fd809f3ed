import { referencesIn } from '../../model/expression/expression.js';
import { templateParts } from '../../model/expression/template.js';
import { isJson, type Json, jsonIn, memberOf } from '../../model/json.js';
import { resourcesIn } from '../../model/plan/plan-resources.js';
import { readableLines } from '../../model/secrets/readable-lines.js';
import { holdsSecretName } from '../../model/secrets/secret-name.js';
import type { PlanDocument } from '../../terraform/json/plan.js';
import type { Shown } from '../attributes/shown.js';
import type { StackLocals } from './stack-locals.js';
import { constantsIn } from './written-attributes.js';

/** Stands in an expected text for what is known only after the apply. */
const open = '(known after apply)';

/** Locals within locals: deeper than any text of a stack is made. */
const deepest = 4;

/** The text that an attribute will have, as far as a plan tells it. */
export type ExpectedText = (address: string, name: string, before: Shown) => string | undefined;

/**
 * Fills in what a plan knows already of a text of several lines that is known only after the apply: user data, a policy. Terraform calls all of such
 * a text unknown where one value in it is. A text that holds a secret, or that held one, is not told.
 * @param locals those of the stack, which a plan names and does not tell
 */
export function expectedTexts(plan: PlanDocument, locals: StackLocals | undefined): ExpectedText {
  let known: { readonly written: ReturnType<typeof constantsIn>; readonly values: Values } | undefined;
  return (address, name, before) => {
    if (before.kind !== 'value' || readableLines(before.value) === undefined) return undefined;
    known ??= { written: constantsIn(plan), values: valuesIn(plan) };
    const template = templateOf(known.written(address)[name], locals);
    if (template === undefined) return undefined;
    const text = inOrderOf(filled(template, known.values, locals), before.value);
    return holdsSecretName(text) || readableLines(text) === undefined ? undefined : text;
  };
}

/** The text itself, where an expression is nothing but a local, or one in Base64. */
function templateOf(written: unknown, locals: StackLocals | undefined): string | undefined {
  if (typeof written !== 'string') return undefined;
  const name = /^\$\{(?:base64encode\()?local\.([\w-]+)\)?\}$/.exec(written)?.[1];
  const template = name === undefined ? written : locals?.get(name);
  return typeof template === 'string' ? template : undefined;
}

type Values = (address: string, attribute: string) => unknown;

function filled(template: string, values: Values, locals: StackLocals | undefined, depth = 0): string {
  return templateParts(template)
    .map(({ kind, text, code }) => {
      if (kind === 'text') return text;
      const [reference] = kind === 'expression' ? referencesIn(code) : [];
      if (reference === undefined) return open;
      const { address, attribute } = reference;
      const isPlain = code === (attribute === '' ? address : `${address}.${attribute}`);
      if (!isPlain) return open;
      const local = /^local\.([\w-]+)$/.exec(code)?.[1];
      if (local !== undefined) {
        const inner = locals?.get(local);
        return typeof inner === 'string' && depth < deepest ? filled(inner, values, locals, depth + 1) : open;
      }
      const value = values(address, attribute);
      return typeof value === 'string' || typeof value === 'number' ? String(value) : open;
    })
    .join('');
}

/** Values of the root module that stay as they are or are planned; none that somebody has marked as sensitive. */
function valuesIn({ resource_changes: changes, prior_state: state }: PlanDocument): Values {
  const found = new Map<string, { readonly values: Json; readonly sensitive: unknown }>();
  for (const { source } of resourcesIn(jsonIn(state?.values).root_module)) {
    if (source.mode !== 'data' || typeof source.address !== 'string') continue;
    found.set(source.address, { values: jsonIn(source.values), sensitive: source.sensitive_values });
  }
  for (const { address, change } of changes)
    found.set(address, { values: jsonIn(change.after), sensitive: change.after_sensitive });
  return (address, attribute) => {
    const { values, sensitive } = found.get(address) ?? {};
    return sensitive === true || memberOf(sensitive, attribute) === true
      ? undefined
      : memberOf(values, attribute);
  };
}

/** A text of JSON with its members in the order that a provider has given to the former one: an order alone is no change. */
function inOrderOf(text: string, before: unknown): string {
  const [wanted, former] = [jsonOf(text), typeof before === 'string' ? jsonOf(before) : undefined];
  return wanted === undefined || former === undefined ? text : JSON.stringify(sorted(wanted, former));
}

function sorted(value: unknown, former: unknown): unknown {
  if (Array.isArray(value))
    return value.map((one, at) => sorted(one, Array.isArray(former) ? former[at] : undefined));
  if (!isJson(value)) return value;
  const names = new Set([...(isJson(former) ? Object.keys(former) : []), ...Object.keys(value)]);
  return Object.fromEntries(
    [...names].flatMap((name) =>
      Object.hasOwn(value, name) ? [[name, sorted(value[name], memberOf(former, name))]] : [],
    ),
  );
}

function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
