import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Waiver } from '../../config/schema/waiver-schema.js';
import type { FrameworkCoverage } from '../../policy/frameworks/framework-coverage.js';
import type { CheckedReport } from '../check/check.js';
import type { FleetDiff } from '../diff/diff-all.js';
import type { ExplainedValue } from '../explain/explained.js';
import type { EnvironmentList } from '../list/list.js';
import type { ReachReport } from '../reach/reach-model.js';
import type { DatedFact } from './dated-facts.js';
import type { PictureKind } from './picture-kinds.js';

/** The settings of one environment, each with who says it. */
export interface EnvironmentSettings {
  readonly environment: ResolvedEnvironment;
  /** In the order of the schema. */
  readonly settings: readonly ExplainedValue[];
}

/** A waiver of the file, and what became of it. */
export interface ReportedWaiver {
  readonly waiver: Waiver;
  /** Suffixes of the environments that it is about. */
  readonly environments: readonly string[];
  /** Line of its rule in the file. */
  readonly line: number | null;
  /** Findings that it waives. */
  readonly waived: number;
  readonly isExpired: boolean;
}

/** What the store of states knows; there only where the stores were asked. */
export interface DeployedState extends EnvironmentList {
  readonly place: 'aws' | 'sandbox';
}

/** All that a report tells, of one file on one day. */
export interface ReportData {
  /** Value of the tag `Project`. */
  readonly project: string;
  /** environments.yaml, as the person who asked names it. */
  readonly file: string;
  /** SHA-256 of the text of the file. */
  readonly fileSha256: string;
  /** Day of the report in UTC, `2026-11-29`. */
  readonly today: string;
  /** Version of multienv. */
  readonly version: string;
  /** Environments that the report is about, in the order of the file. */
  readonly environments: readonly ResolvedEnvironment[];
  /** Suffixes of the environments of the file that were not chosen. */
  readonly leftOut: readonly string[];
  /** An app of the project makes the stacks (`synthCommand`). */
  readonly isOwnApp: boolean;
  readonly review: CheckedReport;
  /** Every framework over what was reviewed. */
  readonly frameworks: readonly FrameworkCoverage[];
  readonly differences: FleetDiff;
  /** The file says of some environments that they are meant to be alike. */
  readonly hasParity: boolean;
  readonly waivers: readonly ReportedWaiver[];
  readonly dates: readonly DatedFact[];
  readonly settings: readonly EnvironmentSettings[];
  /** Pictures of environments that have a stack, each kind once; of more than `mostPictures` kinds those of most environments. */
  readonly pictures: readonly PictureKind[];
  /** Who reaches whom, in each environment that has a stack. */
  readonly reach: readonly ReachReport[];
  readonly deployed?: DeployedState;
}
