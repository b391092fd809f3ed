import type { Reach } from './reach.js';

/** What a setting of environments.yaml reaches, and when. */
interface DeclaredReach {
  readonly reach: Reach;
  /** For the page of the boundary. */
  readonly when: string;
}

/**
 * Every setting of environments.yaml that can start a program or open a path. What stands in `backend.config` is sorted by backend in
 * `backendReach`. A new setting that takes a text has to be declared here, or among the plain ones of the test beside.
 */
export const settingReach = {
  synthCommand: { reach: 'program', when: 'always: it is the program that synthesizes the stacks' },
  'terraform.binary': {
    reach: 'program',
    when: 'where it is neither `terraform` nor `tofu` of your PATH, and `--terraform-bin` names no other',
  },
  'app.bootScript': {
    reach: 'path',
    when: 'where it is a path that leads out of the project, also through a link',
  },
  'backend.config': { reach: 'program', when: 'by type and setting: the table below' },
} as const satisfies Readonly<Record<string, DeclaredReach>>;
