import type { Unmanaged } from '../../resources/outside-change.js';
import type { Severity } from '../../rules/define-rule.js';
import type { Change, ChangedAttribute, ChangeKind } from '../change.js';

/** What a change outside of Terraform is, the first that applies; `intended` alone is no drift. */
export const driftClasses = [
  /** A rule of the review fails on what lives, and not on what the file says. */
  'security',
  /** It was deleted. */
  'deleted',
  /** Anything else. */
  'other',
  /** Nothing but tags. */
  'tags',
  /** A service of AWS has made it, because the environment asks for that. */
  'intended',
] as const;

/** See `driftClasses`. */
export type DriftClass = (typeof driftClasses)[number];

/** What the next deploy does about a change outside. */
export const fates = [
  /** It puts back what was there. */
  'restored',
  /** It sets what the file says, which is another value than the one that was there. */
  'overwritten',
  /** Only the apply tells. */
  'unknown',
  /** Nothing: what lives stays. */
  'stays',
] as const;

/** See `fates`. */
export type Fate = (typeof fates)[number];

/** One attribute that was changed outside: before is what Terraform has deployed, after is what lives. */
export interface DriftedAttribute extends ChangedAttribute {
  readonly class: 'other' | 'tags' | 'intended';
  readonly fate: Fate;
  /** Why it stays, or who moves it; undefined where there is nothing to say. */
  readonly why: string | undefined;
}

/** A rule of the review that fails on what lives. */
export interface FailingRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Whether it is about security, or a control of a framework is tied to it. */
  readonly isSecurity: boolean;
}

/** A resource that was changed, deleted or added outside. No sensitive value is in it. */
export interface DriftedResource {
  readonly address: string;
  readonly resourceType: string;
  readonly kind: 'changed' | 'deleted' | 'added';
  /** What was added beside the resource, `ingress tcp 5432 from 0.0.0.0/0`; undefined for the other kinds. */
  readonly what: string | undefined;
  /** Empty for what was deleted or added as a whole. */
  readonly attributes: readonly DriftedAttribute[];
  /** The worst of its attributes: what stays is worse than what comes back. */
  readonly fate: Fate;
  /** What the next deploy does with the resource; undefined where it does nothing. */
  readonly deploy: { readonly kind: ChangeKind; readonly gravity: Change['gravity'] } | undefined;
  /** Words of the AWS CLI that take away what stays, without `aws`; undefined where there is no such command. */
  readonly remedy: readonly string[] | undefined;
}

/** The same, with what the review needs to judge it: that is neither shown nor written. */
export interface FoundDrift extends DriftedResource {
  /** What was added, as the resource that would manage it. */
  readonly as: Unmanaged['as'];
}

/** The same, judged by the review. */
export interface ClassifiedDrift extends DriftedResource {
  readonly class: DriftClass;
  readonly rules: readonly FailingRule[];
}

/** A difference that is no drift. */
export interface FoldedAttribute {
  readonly address: string;
  /** Its name, once for all that differs in it. */
  readonly path: string;
  /**
   * `clock`: AWS counts or times with it; `mirror`: it shows what other resources set; `filled-in`: AWS had not said it yet at the last apply;
   * `as-in-file`: the file says what lives, and only the state does not.
   */
  readonly reason: 'clock' | 'mirror' | 'filled-in' | 'as-in-file';
}

/** What a plan tells of changes outside. */
export interface Drift {
  readonly resources: readonly FoundDrift[];
  readonly folded: readonly FoldedAttribute[];
}
