import type { Effect, Gravity } from '../resources/effect.js';
import type { Shown } from './shown.js';

/** What happens to a resource, in the words of the plan. A new version of a password is a rotation, however Terraform carries it out. */
export type ChangeKind = 'create' | 'update' | 'replace' | 'destroy' | 'rotate';

/** One attribute that a change alters. */
export interface ChangedAttribute {
  /** Names and places, `metadata_options[0].http_tokens`. */
  readonly path: string;
  readonly before: Shown;
  readonly after: Shown;
  /** Whether it is a reason why the resource is made anew. */
  readonly forcesReplacement: boolean;
  /** What it means; undefined where nobody has declared it. */
  readonly effect: Effect | undefined;
  readonly gravity: Gravity;
}

/** What a plan does to one resource that lives, or that it makes. No sensitive value is in it. */
export interface Change {
  readonly address: string;
  readonly resourceType: string;
  /** Terraform's own words: `["update"]`, `["delete", "create"]`, … */
  readonly actions: readonly string[];
  readonly kind: ChangeKind;
  /** Why Terraform replaces or deletes it, in its words: `replace_because_cannot_update`. */
  readonly reason: string | undefined;
  /** The worst that it means. */
  readonly gravity: Gravity;
  /** Attributes that change, the worst first; empty for what is created or deleted as a whole. */
  readonly attributes: readonly ChangedAttribute[];
  /** Names by which AWS finds what lives there; empty for what is new. */
  readonly identity: Readonly<Record<string, string | number>>;
  /** Whether it takes away what users have stored and no deploy brings back. A type that nobody has declared may hold anything. */
  readonly losesData: boolean;
}

/** Whether Terraform makes the resource anew because it is tainted: its creation did not come to its end, or somebody said so. */
export function isTainted({ reason }: Pick<Change, 'reason'>): boolean {
  return reason === 'replace_because_tainted';
}
