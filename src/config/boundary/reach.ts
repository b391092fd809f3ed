import type { ProblemPlace } from '../../errors/problem.js';

/** What a setting does beyond describing an environment: it starts a program, opens a path outside the project, or says where credentials are sent. */
export type Reach = 'program' | 'path' | 'address';

/** A setting of a file that reaches beyond it. */
export interface ReachingSetting {
  /** Dotted path of where it is decided: `synthCommand`, `defaults.backend.config.config_path`. */
  readonly setting: string;
  readonly reach: Reach;
  /** What it says, for a person; null where that may hold a secret. */
  readonly value: string | null;
  /** The words of a program; undefined where the program is not ours to start. */
  readonly words?: readonly string[];
  /** Everything that the setting says: what is trusted. Never shown. */
  readonly content: unknown;
  readonly place: ProblemPlace;
}
