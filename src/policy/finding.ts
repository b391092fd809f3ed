import type { Area, Severity } from '../rules/define-rule.js';
import type { Framework } from '../rules/frameworks.js';

/**
 * `fail` is wrong; `unknown` is known only after apply; `waived` is wrong and waived in environments.yaml; `accepted` is what the tier does
 * without on purpose; `pass` is right.
 */
export const outcomes = ['fail', 'unknown', 'waived', 'accepted', 'pass'] as const;

/** What became of a rule at one element; `unknown` is a value that only the apply tells. */
export type Outcome = (typeof outcomes)[number];

/** What a waiver says beside its reason. */
interface FindingWaiver {
  readonly owner: string;
  /** The last day on which it holds, `2027-03-31`. */
  readonly expires: string;
  readonly ticket: string | null;
}

/** What a finding says of a narrower rule that fails for the same reason at the same place. */
export interface AlsoFinding {
  readonly ruleId: string;
  readonly title: string;
  readonly severity: Severity;
  /** Path of the attribute that decides. */
  readonly attribute: string | null;
  readonly message: string | null;
}

/** What the review says about one element, in the form that `check --json` prints. */
export interface Finding {
  readonly ruleId: string;
  readonly title: string;
  readonly severity: Severity;
  readonly area: Area;
  /** Row of the requirements. */
  readonly requirement: number | null;
  readonly outcome: Outcome;
  /** As in the plan. */
  readonly address: string;
  /** Path of the attribute that decides. */
  readonly attribute: string | null;
  /** Which statement of a policy, or which block, where there are several: `statement 2`, `ingress[0]`. */
  readonly part: string | null;
  /** What was found: the attribute or its value, never one that may be secret. Null of what passed. */
  readonly message: string | null;
  /** Where a plan says that the element comes from, `./modules/web`: the source of its module. */
  readonly moduleSource: string | null;
  /** Narrower rules that fail at the same place for the same reason. */
  readonly also: readonly AlsoFinding[];
  /** Environment suffix; null for a stack that is not the project's. */
  readonly environment: string | null;
  /** The file that can mend it: environments.yaml, or the file that was reviewed. */
  readonly file: string | null;
  readonly line: number | null;
  readonly why: string;
  readonly fix: string;
  /** Control ids by framework. */
  readonly controls: Readonly<Partial<Record<Framework, readonly string[]>>>;
  /** Setting of environments.yaml that decides it; null where there is none. */
  readonly setting: string | null;
  /** Why it is waived or accepted. */
  readonly reason: string | null;
  /** Whose waiver it is, and until when; null unless it is waived. */
  readonly waiver: FindingWaiver | null;
}
