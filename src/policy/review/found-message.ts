import type { Element } from '../../model/element.js';
import { isList, isScalar, textOf, type Value } from '../../model/value.js';
import type { Verdict } from '../../rules/verdict.js';

/** Attributes that may hold a secret, whatever rule looks at them. */
const mayBeSecret =
  /pass|secret|token(?!s$)|credential|auth|key|user_data|env|value|content|header|command|script|connection|uri|url|default$/i;

/** Elements whose values are anybody's: what they hold is never quoted. */
const anything = /^(?:variable|output|local|stack|module|provider\.|backend\.|ephemeral\.)/;

/** Texts that say nothing but a number, an address range, or which policy of AWS. */
const harmless =
  /^(?:-?\d{1,5}|\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}|[0-9a-f:]*::[0-9a-f:]*\/\d{1,3}|arn:aws[a-z-]*:iam::aws:policy\/[\w/+=,.@-]+)$/;

/** Attributes of which AWS has a list of words. */
const ofWords =
  /(?:^|[._])(?:type|class|mode|status|engine|engine_version|version|protocol|window|tokens|http_endpoint|ssl_policy|algorithm|acl|effect|ownership|retention|tenancy|transport|state|preference|status_code|matcher)$/i;
const plainWord = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,39}$/;

/** More items than these say no more. */
const mostItems = 4;

/** What was found, in a sentence that names the attribute or its value; null of what passed. No value that may be secret is quoted. */
export function foundMessage(element: Element, verdict: Verdict): string | null {
  const { outcome, attribute = '', message, of } = verdict;
  if (outcome === 'pass') return message ?? null;
  if (attribute === '') return message ?? null;
  const name = of === undefined ? `\`${attribute}\`` : `\`${attribute}\` of \`${of.address}\``;
  if (message !== undefined) return inHolder(withName(message, name), of);
  if (outcome === 'unknown') return `${name} is known only after apply.`;
  return `${name} ${shownAt(of ?? element, verdict)}.`;
}

function shownAt(element: Element, { attribute = '', wanted }: Verdict): string {
  const reading = element.get(attribute);
  if (reading.state === 'absent') return 'is not set';
  if (reading.state === 'unknown') return wanted ?? 'does not meet the rule';
  const { value } = reading;
  if (value === '') return 'is empty';
  if (typeof value === 'boolean') return `is \`${value}\``;
  const shown = mayQuote(element, attribute, value)
    ? (shownPorts(element, attribute) ?? shownValue(value, attribute))
    : '';
  return shown === '' ? (wanted ?? 'does not meet the rule') : `is ${shown}`;
}

function mayQuote({ type }: Element, attribute: string, value: Value): boolean {
  if (anything.test(type)) return false;
  return !mayBeSecret.test(attribute) || (typeof value === 'string' && ofWords.test(attribute));
}

/** What is said of the attributes of another element says of which. */
function inHolder(message: string, of: Element | undefined): string {
  if (of === undefined || message.includes(of.address)) return message;
  return `${message.replace(/\.$/, '')} in \`${of.address}\`.`;
}

/** A message that names something in code stands for itself; one about “it” says what it is. */
function withName(message: string, name: string): string {
  if (message.includes('`')) return message;
  return message.startsWith('It ') ? `${name} ${message.slice(3)}` : `${name}: ${message}`;
}

function shownValue(value: Value, attribute: string): string {
  if (typeof value === 'string') {
    const isSafe = harmless.test(value) || (ofWords.test(attribute) && plainWord.test(value));
    return isSafe || value === 'true' || value === 'false' ? `\`${value}\`` : '';
  }
  if (isScalar(value)) return `\`${value}\``;
  if (!isList(value) || value.length > mostItems) return '';
  const items = value.map((item) => shownValue(item, attribute));
  return items.includes('') ? '' : items.join(', ');
}

/** The first port alone would say that it is the fault: 80 of 80 to 82. */
function shownPorts(element: Element, attribute: string): string | undefined {
  if (!/(?:^|\.)from_port$/.test(attribute)) return undefined;
  const [from, to] = [element.get(attribute), element.get(attribute.replace(/from_port$/, 'to_port'))];
  if (from.state !== 'known' || to.state !== 'known') return undefined;
  const [first, last] = [textOf(from.value), textOf(to.value)];
  return first === last || !/^\d+$/.test(`${first}${last}`)
    ? undefined
    : `\`${first}\`, and \`to_port\` is \`${last}\``;
}
