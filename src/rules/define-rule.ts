import type { Element } from '../model/element.js';
import type { Model } from '../model/model.js';
import type { Controls } from './frameworks.js';
import type { Verdict } from './verdict.js';

/** From the most to the least grave. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;

/** How grave a failed rule is. */
export type Severity = (typeof severities)[number];

/** How often a finding is right, in the words of code scanning. */
type Precision = 'very-high' | 'high' | 'medium' | 'low';

/** What a rule is about. */
export type Area =
  | 'security'
  | 'governance'
  | 'availability'
  | 'operations'
  | 'function'
  | 'naming'
  | 'audit'
  | 'usability'
  | 'configuration';

/** What was chosen outside the stack, in environments.yaml or by flags: what the stack has to agree with. */
export interface Expectation {
  /** Region of the environment; of a stack that is not ours the default of the requirements, `ap-southeast-1`, unless told. */
  readonly region: string;
  /** Environment suffix that names have to carry; undefined for a stack that is not ours. */
  readonly suffix?: string;
  /** Value of the tag `Project`; undefined for a stack that is not ours. */
  readonly project?: string;
  /** AMI that the file pins: written down there, so a literal in the stack is no mystery. */
  readonly pinnedAmi?: string;
}

/** What a check may look at besides the element. */
export interface CheckContext {
  readonly model: Model;
  readonly tier: 'development' | 'staging' | 'production';
  /** The day of the review, `2026-11-24`: for facts with a date. */
  readonly today: string;
  readonly expected: Expectation;
}

/** Judges one element: one verdict, or one for each place in it. An empty list passes. */
export type Check = (element: Element, context: CheckContext) => Verdict | readonly Verdict[];

/** A stack of several elements as an example: Terraform JSON. */
export interface ExampleStack {
  readonly stack: Readonly<Record<string, unknown>>;
}

/** Attributes of one element of the rule's first type, or a whole stack (`{ stack: { resource: … } }`). */
export type Example = Readonly<Record<string, unknown>> | ExampleStack;

/** Everything about a rule of the review: what it asks of which resource, why, and how a fault is mended. */
export interface Rule {
  /** Permanent: service and number, `RDS-1`. */
  readonly id: string;
  /** What is so when the rule is kept. */
  readonly title: string;
  readonly severity: Severity;
  readonly area: Area;
  /** Row of the requirements, where there is one. */
  readonly requirement?: number;
  /** Types of the elements that are judged. */
  readonly resource: string | readonly string[];
  /** Setting of environments.yaml that decides it, `database.multiAz`, where there is one. */
  readonly setting?: string;
  /**
   * True of what this project agreed on and nobody else has to: names, tags, descriptions, outputs, windows, numbers of its own, that a stack has
   * its alarms and backup plans in itself; and of what has a price and whose lack is no fault: metrics by the minute, keys of one's own where AWS
   * encrypts anyway. Default: it is true for anybody.
   */
  readonly convention?: boolean;
  /**
   * Rules that say more: where one of them fails at the same place, this one says nothing new. The place is the statement or the rule in the
   * attribute (`part` of the verdict), else the attribute. None of them is less grave than this rule.
   */
  readonly impliedBy?: readonly string[];
  /** Rules about the same element that the same edit mends, or that leave nothing of this one: where one of them fails, this one is told with it. */
  readonly toldWith?: readonly string[];
  /** How often a failure is right, for readers of SARIF: what is read as it is written is `very-high`. Default: `very-high`. */
  readonly precision?: Precision;
  /** What goes wrong otherwise. */
  readonly why: string;
  /** The edit that mends it. */
  readonly fix: string;
  /** Only controls that a named source ties to this very setting. */
  readonly controls: Controls;
  /** Official page. */
  readonly docs: string;
  readonly examples: {
    readonly pass: readonly Example[];
    readonly fail: readonly Example[];
    readonly unknown?: readonly Example[];
  };
  readonly check: Check;
}

/** Declares a rule: everything about it stands in one file. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
