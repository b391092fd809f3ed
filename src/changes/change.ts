import type { Effect, Gravity } from '../resources/effect.js';
import type { Shown } from './attributes/shown.js';
import type { NamesOfIds } from './names/names-of-ids.js';

/** What happens to a resource, in the words of the plan. A new version of a password is a rotation, however Terraform carries it out. */
export type ChangeKind = 'create' | 'update' | 'replace' | 'destroy' | 'rotate';

/** A setting of environments.yaml that decides an attribute, and who says its value. */
export interface SettingBehind {
  /** `database.instanceClass`, `tags.Owner`, `project`. */
  readonly name: string;
  /** `product`: nobody says it. */
  readonly source: 'environment' | 'defaults' | 'tier' | 'product';
  /** Absolute path; null where no file says it. */
  readonly file: string | null;
  readonly line: number | null;
}

/** One attribute that a change alters. */
export interface ChangedAttribute {
  /** Names and places, `metadata_options[0].http_tokens`. */
  readonly path: string;
  /** The path as a person reads it: blocks by what tells them apart, `tag[Owner].value`. */
  readonly label?: string;
  readonly before: Shown;
  readonly after: Shown;
  /** The text after, where it is known in part: `(known after apply)` stands for the rest. */
  readonly expected?: string;
  /** Whether it is a reason why the resource is made anew. */
  readonly forcesReplacement: boolean;
  /** What it means; undefined where nobody has declared it. */
  readonly effect: Effect | undefined;
  readonly gravity: Gravity;
  /** Addresses of resources that change too, and whose attributes it takes. */
  readonly follows?: readonly string[];
  /** The settings behind it, the likeliest first; undefined where nobody has looked. */
  readonly settings?: readonly SettingBehind[];
  /** The settings that change what it follows, each once; undefined where nobody has looked. */
  readonly settingsFollowed?: readonly SettingBehind[];
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
  /** ARN of what lives there, which says in which region; undefined for what is new, and for what has none. */
  readonly arn?: string | undefined;
  /** Whether it takes away what users have stored and no deploy brings back. A type that nobody has declared may hold anything. */
  readonly losesData: boolean;
  /** AWS deletes it only while nothing is in it: its data is kept, and what is to follow waits. Default: false. */
  readonly onlyEmpty?: boolean;
  /** What it means as a whole, beside what its attributes mean. */
  readonly effects?: readonly Effect[];
  /** Names of what it speaks of by an id of AWS, as far as the plan knows them: security groups, subnets. Default: none. */
  readonly names?: NamesOfIds;
  /** The settings that make it come or go; undefined where nobody has looked. */
  readonly settings?: readonly SettingBehind[];
}

/** Whether Terraform makes the resource anew because it is tainted: its creation did not come to its end, or somebody said so. */
export function isTainted({ reason }: Pick<Change, 'reason'>): boolean {
  return reason === 'replace_because_tainted';
}
