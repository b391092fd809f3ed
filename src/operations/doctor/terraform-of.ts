import { plainVariables } from '../../processes/plain-variables.js';
import { findTerraform, type TerraformBinary } from '../../terraform/binary/find-terraform.js';
import type { GeneralSubject } from './check.js';

const found = new WeakMap<GeneralSubject, Promise<TerraformBinary>>();

/**
 * The program that a run of the subject's project would start, looked for once.
 * @throws UserError `terraform-not-found`, `terraform-not-usable`, `terraform-too-old`
 */
export function terraformOf(subject: GeneralSubject): Promise<TerraformBinary> {
  const { context, terraformBin, loaded, sandboxFolder } = subject;
  const { interrupt } = context;
  const env = sandboxFolder === undefined ? context.env : plainVariables(context.env);
  const answer =
    found.get(subject) ??
    findTerraform({ env, interrupt, project: loaded.root, binary: terraformBin ?? loaded.terraformBinary });
  found.set(subject, answer);
  return answer;
}
