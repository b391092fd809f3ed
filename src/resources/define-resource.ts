import type { SnapshotKind } from '../aws/db-snapshots.js';
import type { AwsTarget } from '../aws/target.js';
import type { Json } from '../model/json.js';
import type { Effect, Effects } from './effect.js';
import type { FoundResource, KnownNames } from './lookup.js';
import type { FindUnmanaged, OutsideChanges } from './outside-change.js';

/** How a resource of a type gets back into a state that does not know it. */
export interface ImportRule {
  /** What `terraform import` takes, made of names; undefined when one is missing. Default: the id that the provider gives. */
  readonly importId?: (names: KnownNames) => string | undefined;
  /** The same, made of the id that the provider gave it, as the journal of the run has it: for what AWS is not asked for. */
  readonly importIdOf?: (id: string) => string;
  /** Why it need not be imported: what the next deploy does instead, without harm. */
  readonly madeAgain?: string;
  /** `terraform import` cannot take it, or would lose what matters. */
  readonly isImportable?: false;
}

/** What makes AWS refuse a deletion. */
interface Protection {
  /** The attribute that is true meanwhile. */
  readonly attribute: string;
  /** The setting of environments.yaml that turns it off, for example `database.deletionProtection`. */
  readonly setting: string;
}

/** What decides about a deletion beside the protection, as the state has it: AWS and the provider go by that, whatever the file says meanwhile. */
export interface DeletionSetting {
  readonly attribute: string;
  /** The setting of environments.yaml behind it. */
  readonly setting: string;
  /** Whether what the stack wants protects more than what the state has. */
  readonly isSafer: (wanted: unknown, now: unknown) => boolean;
}

/** What a deletion does with what is in a resource. */
export interface Deletes extends Pick<Effect, 'does' | 'page'> {
  /** It says what remains, and not what is lost. Default: false. */
  readonly remains?: true;
  /** AWS deletes it only while nothing is in it. */
  readonly onlyEmpty: boolean;
}

/** The values of a resource in the state and after the plan, without what somebody has marked as secret. */
export interface Sides {
  readonly before: Json;
  /** What is known only after the apply is not in it. */
  readonly after: Json;
  /** Whether the old one is deleted before the new one is made. */
  readonly goesFirst: boolean;
}

/** The attributes that no two of a type may share at a time, so that a new one cannot be made before the old one goes; or why it has none. */
type Unique =
  | {
      readonly by: readonly [string, ...string[]];
      /** One region takes the name for all regions of the account. Default: false. */
      readonly everyRegion?: true;
    }
  | { readonly none: string };

/** What is known of a type wherever a plan has it: in our stacks, and in those of a user's own. */
export interface TypeFacts {
  /** Terraform's name of the type, `aws_db_instance`. */
  readonly type: string;
  readonly unique?: Unique;
  /** The attribute by which others use one, and the one of theirs that holds it; any of theirs, where an id or ARN is unmistakable. AWS refuses a deletion meanwhile. */
  readonly usedBy?: { readonly own: string; readonly theirs?: string };
  /** Attributes whose values decide together whether AWS takes a change, those that stay too. Names, numbers and switches, never a secret. */
  readonly weighed?: readonly string[];
  /** The kind of snapshot that a deploy takes before one goes; `own`: AWS has snapshots or backups of it, and a deploy takes none. */
  readonly snapshot?: SnapshotKind | 'own';
  /** The attribute by which IAM policies name one: AWS gives it once, and never to another. */
  readonly namedInPolicies?: string;
  /** Whether its deletion loses what users have put there, and no deploy brings back. */
  readonly holdsData: boolean;
}

/** Everything that is known by the type of a managed resource of our stacks. */
export interface ResourceType extends ImportRule, TypeFacts {
  readonly unique: Unique;
  /** Attributes that identify a resource to AWS: names, never anything that could be secret. Or why it needs none. */
  readonly identity: readonly [string, ...string[]] | { readonly none: string };
  /** Asks AWS for a resource by the names of its identity; undefined when there is none. Without it AWS cannot be asked. */
  readonly find?: (target: AwsTarget, names: KnownNames) => Promise<FoundResource | undefined>;
  /** After an import Terraform wants to update it in place, because AWS does not tell all that the state has of it: never in one run with others. */
  readonly isImportedAlone?: true;
  /** Its name stays taken for days after its deletion. */
  readonly keepsName?: true;
  readonly protection?: Protection;
  readonly deletion?: readonly DeletionSetting[];
  /** How a new version of a password shows in a plan: as a replacement, or as an update of these attributes and no other. */
  readonly rotation?: 'replace' | readonly string[];
  /** What a change of an attribute means, by its path without indexes, `metadata_options.http_tokens`; a block speaks for what is in it. */
  readonly effects?: Effects;
  /** What it means when one comes or goes while the environment is live; without it nobody has declared that. */
  readonly presence?: Effect;
  /** What users lack while one is made anew that had to go first, as the start of a sentence: `there is no database until …`. Default of its gravity: `downtime`. */
  readonly away?: Pick<Effect, 'does' | 'page'> & Partial<Pick<Effect, 'gravity'>>;
  /**
   * What fails for whoever still uses a value that one had before a change, by the attribute; the empty name is for every other one. As a half
   * sentence: `connections to the former database fail`.
   */
  readonly former?: Readonly<Record<string, Effect>>;
  /** A part of a resource of another type, before which it is deleted: which attribute names that by which of its own, and what people call the part. */
  readonly partOf?: {
    readonly type: string;
    readonly by: string;
    readonly own: string;
    readonly what: string;
    /** How what it belongs to stands there once it is deleted: `with versioning suspended`. Default: without it. */
    readonly leaves?: string;
  };
  /** What its replacement means, whatever goes first. */
  readonly replaced?: (sides: Sides) => readonly Effect[];
  /** What its end means beside what is in it, from its values in the state. */
  readonly deleted?: (before: Json) => readonly Effect[];
  /** What an update means as a whole, beside what each attribute means. */
  readonly updated?: (sides: Sides) => readonly Effect[];
  /** What gets another value once an attribute changes, which a plan does not tell: the name of that, by the name of the attribute. */
  readonly movesToo?: Readonly<Record<string, string>>;
  /** What its deletion does with what is in it, by its values in the state. Default: it goes with it, and nobody says how. */
  readonly deletes?: (before: Json) => Deletes;
  /** What one lets through, as the end of a sentence: `TCP 443 from 0.0.0.0/0`. No attribute that may be secret is told. */
  readonly reach?: (values: Json) => string;
  /** What an instance refresh of one means, from its values after the plan. */
  readonly refresh?: (values: Json) => Effect | undefined;
  /** About how long AWS takes to make and to delete one, and the page that says so. */
  readonly takes?: { readonly create?: string; readonly delete?: string; readonly page: string };
  /** Attributes that may change outside of Terraform with good reason; a change of any other one is drift. */
  readonly outside?: OutsideChanges;
  /** Finds what stands beside it in AWS, and no resource manages. */
  readonly unmanaged?: FindUnmanaged;
  /** What may stand beside it and Terraform does not read, as the end of a sentence: `listeners that no resource has made`. */
  readonly unseen?: string;
  /** What it means when one goes. Default: `presence`. */
  readonly absence?: Effect;
}

/** Declares a type of managed resources; `src/resources/index.ts` lists it. */
export function defineResource(type: ResourceType): ResourceType {
  return type;
}
