import type { Element } from '../model/element.js';

/** What a rule says about one element, or about one attribute of it. */
export interface Verdict {
  /** `unknown` is a value that is known only after apply: neither good nor bad. */
  readonly outcome: 'pass' | 'fail' | 'unknown' | 'notApplicable';
  /** Path of the attribute that decides, `metadata_options.http_tokens`. */
  readonly attribute?: string;
  /** Which statement of a policy, or which block, where one attribute or element has several: `statement 2`, `ingress[0]`. */
  readonly part?: string;
  /** The element that has the attribute, where it is another one than the element that is judged: the settings of a bucket. */
  readonly of?: Element;
  /** What the value is not, told where the value itself may not be: `is not 14 to 128`. */
  readonly wanted?: string;
  /** What is wrong with this one, where the title of the rule does not say it. Never a value that may be secret. */
  readonly message?: string;
}

export const pass: Verdict = { outcome: 'pass' };

/** The rule has nothing to say about this element. */
export const notApplicable: Verdict = { outcome: 'notApplicable' };

export function fail(attribute: string, message?: string): Verdict {
  return message === undefined ? { outcome: 'fail', attribute } : { outcome: 'fail', attribute, message };
}

export function unknown(attribute: string, message?: string): Verdict {
  return message === undefined
    ? { outcome: 'unknown', attribute }
    : { outcome: 'unknown', attribute, message };
}

/** What a failure would say where nobody can tell yet: that it is so would be a guess. */
export function unsure(attribute: string, message?: string): Verdict {
  return unknown(attribute, message && `Whether it is so is not known yet: ${message}`);
}

/** The same verdicts, whose attributes another element has than the one that is judged. */
export function ofElement(of: Element, verdicts: Verdict | readonly Verdict[]): readonly Verdict[] {
  return ('outcome' in verdicts ? [verdicts] : verdicts).map((one) => ({ ...one, of }));
}
