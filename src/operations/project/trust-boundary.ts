import { createHash } from 'node:crypto';
import type { Boundary } from '../../config/boundary/boundary.js';
import { projectNotTrusted } from '../../config/boundary/boundary-errors.js';
import type { ReachingSetting } from '../../config/boundary/reach.js';
import { plainInvocation } from '../../errors/invocation.js';
import { trustOf } from '../../trust/trust-store.js';
import type { OperationContext } from '../context.js';

interface TrustOptions {
  /** Folder of environments.yaml. */
  readonly root: string;
  /** Whether the program of `terraform.binary` is replaced by one that the person named. */
  readonly namesTerraform?: boolean;
  /** Whether programs of the file are started at all: `validate` starts none. Default: true. */
  readonly startsPrograms?: boolean;
}

/** What starts a program or opens a path outside the project has to be trusted by the person, as it stands today. */
export function trustBoundary(
  { env, invocation = plainInvocation }: Pick<OperationContext, 'env' | 'invocation'>,
  { root, namesTerraform = false, startsPrograms = true }: TrustOptions,
): Boundary {
  return {
    followsLink: true,
    judge: (settings) => {
      const wanted = settings
        .filter(needsTrust)
        .filter(({ setting }) => setting !== 'terraform.binary' || !namesTerraform)
        .filter(({ reach }) => reach !== 'program' || startsPrograms);
      if (wanted.length === 0) return [];
      const trust = trustOf(root, env);
      if (trust?.fingerprint === fingerprintOf(settings)) return [];
      const isChanged = trust !== undefined;
      return wanted.map((one) => projectNotTrusted.problem({ ...one, isChanged, invocation }, one.place));
    },
  };
}

/** Whether a person has to trust a setting: where the state is kept is as much as anybody may say who writes the file. */
export function needsTrust({ reach }: ReachingSetting): boolean {
  return reach !== 'address';
}

/** What is trusted: the settings that need it, with all that they say. */
export function fingerprintOf(settings: readonly ReachingSetting[]): string {
  const contents = settings
    .filter(needsTrust)
    .map(({ setting, reach, content }) => JSON.stringify([setting, reach, content]))
    .sort();
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex');
}
