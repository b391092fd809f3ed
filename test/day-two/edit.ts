import type { Gravity } from '../../src/resources/effect.js';
import type { EmulatorNetwork } from '../golden-states/environments.js';

/** The environments of test/golden-states that edits are made to. */
export const editedEnvironments = [
  'dev-001',
  'staging-002',
  'prod-003',
  /** Its password is `generated`. */
  'dev-101',
  /** Its password is `rdsManaged`. */
  'dev-201',
  /** It stands in an `existing` network. */
  'prod-303',
] as const;

/** See `editedEnvironments`. */
export type EditedEnvironment = (typeof editedEnvironments)[number];

/** What a plan shows of one attribute, or of a resource that comes or goes: `aws_lb.alb idle_timeout none`. */
export type ShownLine = `${string} ${string} ${Gravity}`;

/** What has to come of an edit, written by hand from AWS's documentation. */
interface Expectation {
  /** All that the plan has to show, tags apart; nothing where the edit has no effect on what lives. */
  readonly shows: readonly ShownLine[];
  /** What the changes mean together, where that is graver than each line. */
  readonly together?: Gravity;
  /** What AWS says of it, or why there is no effect. */
  readonly because: string;
  readonly page: string;
  /** Code of the problem that keeps a deploy with `--yes` from it. */
  readonly refusedBy?: string;
  /** The same, where the stored state says it before anything is planned: the environment lives elsewhere. */
  readonly refusedByState?: string;
  /** Code of a warning of `plan`: AWS takes the change, or the provider leaves it out, and it does not do what the file says. */
  readonly tells?: string;
  /** What the product has to send with it, of the database, or AWS would refuse it. */
  readonly sends?: Readonly<Record<string, number>>;
}

/** One edit of a deployed environment. */
export interface Edit extends Expectation {
  /** The setting, dotted; of the file where `ofFile` says so. */
  readonly setting: string;
  readonly ofFile?: true;
  readonly on: EditedEnvironment;
  /** Edits of one environment and batch are planned together: none changes what another one changes. */
  readonly batch: string;
  readonly to: unknown | ((network: EmulatorNetwork) => unknown);
  /** Other settings that it cannot be without, by their dotted names. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

/** An edit that the product refuses before anything is planned. */
export interface RefusedEdit {
  readonly setting: string;
  /** It is a setting of an environment, in development. Default: of the file. */
  readonly ofEnvironment?: true;
  readonly to: unknown;
  readonly refusedBy: string;
  readonly because: string;
}

/** What every change of a launch template comes with: AWS's page on instance refreshes says that running instances keep the old version. */
export function refreshes(...attributes: readonly string[]): readonly ShownLine[] {
  return [
    ...attributes.map((name) => `aws_launch_template.launch_template ${name} instance-refresh` as const),
    'aws_launch_template.launch_template latest_version none',
    'aws_launch_template.launch_template default_version none',
    'aws_autoscaling_group.asg launch_template.version instance-refresh',
  ];
}
