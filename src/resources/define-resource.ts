import type { AwsTarget } from '../aws/target.js';
import type { Effect, Effects } from './effect.js';
import type { FoundResource, KnownNames } from './lookup.js';

/** How a resource of a type gets back into a state that does not know it. */
export interface ImportRule {
  /** What `terraform import` takes, made of names; undefined when one is missing. Default: the id that the provider gives. */
  readonly importId?: (names: KnownNames) => string | undefined;
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

/** Everything that is known by the type of a managed resource. */
export interface ResourceType extends ImportRule {
  /** Terraform's name of the type, `aws_db_instance`. */
  readonly type: string;
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
  /** Whether its deletion loses what users have put there, and no deploy brings back. */
  readonly holdsData: boolean;
}

/** Declares a type of managed resources; `src/resources/index.ts` lists it. */
export function defineResource(type: ResourceType): ResourceType {
  return type;
}
