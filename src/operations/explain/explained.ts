import type { SettingSide } from '../../config/comparison/compare-settings.js';
import type { WithoutMeaning } from '../../config/comparison/without-meaning.js';
import type { Rule } from '../../rules/define-rule.js';
import type { DecidedAttribute } from '../../stacks/settings/decided-attributes.js';

/** A setting with its value and where that comes from. */
export interface ExplainedValue extends SettingSide {
  /** Dotted name. */
  readonly setting: string;
  /** The file says it, and the tier would say the same. */
  readonly equalsTier: boolean;
  /** The choice beside it that takes its meaning away, where one does. */
  readonly withoutMeaning: WithoutMeaning | undefined;
}

/** A rule in a list. */
export type RuleWords = Pick<Rule, 'id' | 'title' | 'severity' | 'requirement'>;

/** One setting, explained. */
export interface ExplainedSetting extends ExplainedValue {
  readonly kind: 'setting';
  readonly description: string;
  /** Its values where they can be listed, else a sentence. */
  readonly allowed: readonly string[] | string;
  /** What it becomes in our own stack; undefined for a project with an app of its own. */
  readonly becomes: readonly DecidedAttribute[] | undefined;
  /** Rules of the review that it decides. */
  readonly rules: readonly RuleWords[];
}

/** The settings of an environment, or of a block of it. */
export interface ExplainedBlock {
  readonly kind: 'block';
  /** Dotted name; empty for the whole environment. */
  readonly block: string;
  readonly settings: readonly ExplainedValue[];
}

/** An attribute of an element of the stack, and what decides it. */
interface ExplainedAttribute {
  readonly path: string;
  /** As the stack has it; undefined where it is not shown. */
  readonly value: unknown;
  /** It may hold a secret. */
  readonly isHidden: boolean;
  /** Settings that decide it; none where the product does. */
  readonly settings: readonly string[];
}

/** An element of the stack, explained. */
export interface ExplainedElement {
  readonly kind: 'element';
  readonly address: string;
  /** Settings that decide whether it is there. */
  readonly settings: readonly string[];
  readonly attributes: readonly ExplainedAttribute[];
  /** Rules of the review that look at elements of its type. */
  readonly rules: readonly RuleWords[];
}

/** What `explain` answers. */
export type Explanation = ExplainedSetting | ExplainedBlock | ExplainedElement;
