import type { LoadedEnvironments } from '../../config/file/load.js';
import type { Tier } from '../../config/names/tiers.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Rule, Severity } from '../../rules/define-rule.js';
import type { Framework } from '../../rules/frameworks.js';

/** A plan that is no file. */
export interface PlanText {
  /** What findings call it. */
  readonly name: string;
  readonly text: string;
}

/** What to review. */
export interface CheckOptions {
  /** environments.yaml: its waivers, and where its settings stand. */
  readonly loaded?: LoadedEnvironments;
  /** Environments of the file whose stacks are reviewed. Default: none. */
  readonly environments?: readonly ResolvedEnvironment[];
  /** Terraform JSON of anybody's: files, folders of one stack, output folders of a synthesis; relative to where the person stands. */
  readonly stacks?: readonly string[];
  /** What `terraform show -json PLAN` printed: files, or the text itself. */
  readonly plans?: readonly (string | PlanText)[];
  /** Tier of `stacks` and `plans`. Default: what their tags say (`Environment = "dev"`), else production. */
  readonly tier?: Tier;
  /** Region that `stacks` and `plans` are meant for. Default: ap-southeast-1. */
  readonly region?: string;
  /** Framework whose controls the report sets against the findings. Default: none. */
  readonly framework?: Framework;
  /** Default: every rule. */
  readonly rules?: readonly Rule[];
  /** Ids of rules that are not judged, in environments too; every report says so. Default: none. */
  readonly skip?: readonly string[] | undefined;
  /** Ids of the only rules that are judged, in environments too; every report says so. Default: all. */
  readonly only?: readonly string[] | undefined;
  /** The lowest severity that is judged, in environments too; every report says what is left out. Default: low. */
  readonly severity?: Severity | undefined;
  /** Judge `stacks` and `plans` by what only this project agreed on too. Default: where they carry its mark. */
  readonly conventions?: boolean | undefined;
  /** Profile of `stacks` and `plans`, or `none`. Default: `.multienv-check.yaml` in the folder of each. */
  readonly profile?: string | undefined;
}
