/** What a rule says about one element, or about one attribute of it. */
export interface Verdict {
  /** `unknown` is a value that is known only after apply: neither good nor bad. */
  readonly outcome: 'pass' | 'fail' | 'unknown' | 'notApplicable';
  /** Path of the attribute that decides, `metadata_options.http_tokens`. */
  readonly attribute?: string;
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
