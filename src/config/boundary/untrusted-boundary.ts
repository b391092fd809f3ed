import type { Problem } from '../../errors/problem.js';
import type { Boundary } from './boundary.js';
import { settingUntrusted } from './boundary-errors.js';
import type { ReachingSetting } from './reach.js';

interface UntrustedOptions {
  /** Why the file is not trusted, after “This run does not trust the file:”. */
  readonly why?: string;
  /** Whether the program of `terraform.binary` is replaced by one that the person named. */
  readonly namesTerraform?: boolean;
  /** Whether Terraform reads the state of the backend: only then credentials are sent there. Default: true. */
  readonly usesBackend?: boolean;
}

/** Nothing of the file starts a program, opens a path outside the project, or says where credentials are sent. */
export function untrustedBoundary(options: UntrustedOptions = {}): Boundary {
  const { why = 'it is read as untrusted', namesTerraform = false, usesBackend = true } = options;
  const isUsed = ({ setting, reach }: ReachingSetting) => {
    if (setting === 'terraform.binary') return !namesTerraform;
    return reach !== 'address' || usesBackend;
  };
  return {
    followsLink: false,
    judge: (settings) => settings.filter(isUsed).map((setting) => refusal(setting, why)),
  };
}

function refusal(setting: ReachingSetting, why: string): Problem {
  const instead =
    setting.setting === 'terraform.binary'
      ? 'Name the program yourself with --terraform-bin, or take the setting out.'
      : 'Take the setting out; or, once somebody who answers for it has read it, run again without --untrusted (for a pull request from a fork: from a branch of the repository, or with MULTIENV_UNTRUSTED=0).';
  return settingUntrusted.problem({ ...setting, why, instead }, setting.place);
}
