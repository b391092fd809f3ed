import { runTerraform, type TerraformTarget } from '../run/run-terraform.js';

/** The state behind an initialized working folder, as text; empty where there is none. */
export async function pullState(target: TerraformTarget): Promise<string> {
  return runTerraform(target, { args: ['state', 'pull'], graceMs: 3_000 });
}
