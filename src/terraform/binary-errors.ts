import { defineError } from '../errors/define-error.js';

/** Neither Terraform nor OpenTofu is there. */
export const terraformNotFound = defineError<{
  readonly binary?: string;
  readonly passedOver?: readonly string[];
}>({
  code: 'terraform-not-found',
  summary:
    'Neither `terraform` nor `tofu` is on PATH, or the program named by `--terraform-bin` or `terraform.binary` does not exist.',
  message: ({ binary, passedOver = [] }) =>
    [
      binary === undefined ? 'Neither terraform nor tofu was found on PATH.' : `${binary} was not found.`,
      ...passedOver.map((path) => `${path} is inside the project and is not run.`),
    ].join(' '),
  hint: () =>
    'Install Terraform 1.11.1 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu 1.11 or newer, or name it with --terraform-bin, or with `terraform: { binary: … }` in environments.yaml.',
});

/** The program that was named does not answer as Terraform does. */
export const terraformNotUsable = defineError<{ readonly binary: string; readonly reason: string }>({
  code: 'terraform-not-usable',
  summary: 'The program found as Terraform does not report its version.',
  message: ({ binary, reason }) => `${binary} does not respond as Terraform or OpenTofu: ${reason}.`,
  hint: ({ binary }) =>
    `Run \`${binary} version -json\` to see what is wrong, or name another with --terraform-bin.`,
});

/** Write-only values and ephemeral resources need a newer one. */
export const terraformTooOld = defineError<{
  readonly name: string;
  readonly version: string;
  readonly floor: string;
}>({
  code: 'terraform-too-old',
  summary: 'Terraform or OpenTofu is older than the first version that keeps a password out of the state.',
  message: ({ name, version, floor }) => `${name} ${version} is too old: ${floor} or newer is needed.`,
  hint: ({ name, floor }) =>
    `Install ${name} ${floor} or newer, or name one with --terraform-bin. Older versions cannot keep the database password out of the state.`,
});

/** A folder was named that holds no providers. */
export const pluginFolderUnusable = defineError<{
  readonly folder: string;
  readonly from: string;
  readonly expected: string;
}>({
  code: 'plugin-folder-unusable',
  summary: 'The folder named by `--plugin-dir` or MULTIENV_PLUGIN_DIR is not a mirror with the AWS provider.',
  message: ({ folder, from, expected }) =>
    `The folder ${folder} (from ${from}) is not a provider mirror: it has no ${expected}.`,
  hint: ({ from }) =>
    `Make a mirror with \`terraform providers mirror FOLDER\`, or leave out ${from} to take the provider from the registry.`,
});
