import type { PolicyCondition } from '../../../model/policy-statements.js';
import type { Certainty } from '../../../rules/conditions/certainty.js';
import { holds } from '../../../rules/conditions/strangers/holds.js';
import { ownAccount, reference, something } from './arn.js';
import type { AccessRequest } from './request.js';

/** What stands for a text that may be anything. */
const anything = '${unknown}';

/**
 * Whether a condition holds for a request. On a key of which nobody knows the value it may hold. Where the account or the name of the role is
 * not known, it is judged for each that the condition could mean: only what is so for all of them is certain.
 */
export function meets({ operator, key, values }: PolicyCondition, request: AccessRequest): Certainty {
  const name = key.toLowerCase();
  if (!Object.hasOwn(request.context, name)) return 'maybe';
  const held = request.context[name];
  const wanted = values.map((value) => textOf(value, name, request));
  const [first = 'maybe', ...others] = worldsOf(held ?? '', wanted).map((inWorld) =>
    holds({ operator, key, values: wanted.map(inWorld) }, held === undefined ? undefined : inWorld(held)),
  );
  return others.every((one) => one === first) ? first : 'maybe';
}

/** A value of a condition, with marks for what it refers to. */
function textOf(value: string, key: string, request: AccessRequest): string {
  return value
    .replaceAll(reference, (whole, address: string, attribute: string) =>
      referred({ address, attribute, isBare: whole.includes('~') && !key.endsWith('account') }, request),
    )
    .replaceAll(/\$\{([^}]*)\}/g, (whole, code: string) => {
      if (/^[*?$]$/.test(code)) return whole;
      return request.context[code.trim().toLowerCase()] ?? anything;
    });
}

interface Referred {
  readonly address: string;
  readonly attribute: string;
  /** Of a plan, which does not tell what else is in the text. */
  readonly isBare: boolean;
}

function referred(
  { address, attribute, isBare }: Referred,
  { target, role, context }: AccessRequest,
): string {
  if (/^(?:account_id|owner_id)$/.test(attribute)) return isBare ? anything : target.account;
  if (attribute === 'partition') return isBare ? anything : target.partition;
  const own = context['aws:principalarn'];
  if (address === role && own !== undefined) {
    if (attribute === 'arn') return own;
    if (/^(?:name|id)$/.test(attribute) && !isBare) return own.slice(own.lastIndexOf('/') + 1);
  }
  if (attribute !== 'arn' || address.startsWith('data.')) return anything;
  if (address === target.address) return target.base;
  // The same block in a module, or one of several.
  if (role !== undefined && blockOf(address) === blockOf(role)) return anything;
  return `${something}${address}${something}`;
}

function blockOf(address: string): string {
  return address.replace(/^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)+/, '').replace(/\[[^\]]*\]$/, '');
}

/** What the marks may stand for: nothing that the condition names, or what it names. */
function worldsOf(held: string, wanted: readonly string[]): readonly ((text: string) => string)[] {
  const texts = [held, ...wanted];
  const accounts = texts.some((text) => text.includes(ownAccount)) ? texts.flatMap(accountsIn) : [];
  const name = new RegExp(`${something}[^${something}]*${something}`).exec(held)?.[0];
  const names = name === undefined ? [] : wanted.flatMap(namesIn);
  return [ownAccount, ...new Set(accounts)].flatMap((account) =>
    [name ?? '', ...new Set(names)].map(
      (own) => (text: string) =>
        (name === undefined ? text : text.replaceAll(name, () => own)).replaceAll(ownAccount, account),
    ),
  );
}

/** The accounts that a text names, and one for each pattern. */
function accountsIn(text: string): readonly string[] {
  const part = text.split(':')[4] ?? text;
  const ofPattern = /^[\d*?]*\d[\d*?]*$/.test(part) && part.length < 13 ? [filled(part)] : [];
  return [...(text.match(/\d{12}/g) ?? []), ...ofPattern];
}

function filled(pattern: string): string {
  const digits = pattern.replaceAll('?', '0');
  return digits.replace('*', '0'.repeat(Math.max(0, 13 - digits.length))).replaceAll('*', '');
}

/** The names that a text could mean. */
function namesIn(text: string): readonly string[] {
  const last = text.slice(text.lastIndexOf('/') + 1);
  return [last.replaceAll('*', '').replaceAll('?', 'x'), ...text.split(/[*/:]/)].filter((one) => one !== '');
}
