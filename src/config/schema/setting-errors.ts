import { defineError } from '../../errors/define-error.js';

/** The file, a block or a setting has the wrong kind of value. */
export const configWrongType = defineError<{ path: string; wanted: string; found: string; hint: string }>({
  code: 'config-wrong-type',
  summary: 'A value is of the wrong kind, such as text where a number belongs.',
  message: ({ path, wanted, found }) =>
    `${path === '' ? 'The file' : `\`${path}\``} must be ${wanted}, not ${found}.`,
  hint: ({ hint }) => hint,
});

/** Text without quotes that YAML reads as something else. */
export const configUnquoted = defineError<{ path: string; source: string | undefined; kind: string }>({
  code: 'config-unquoted',
  summary:
    'A text without quotes was read by YAML as a number, a boolean or null: 15.10 becomes 15.1, an account id loses its zeros.',
  message: ({ path, source, kind }) =>
    source === undefined
      ? `\`${path}\` must be text, but YAML reads the value without quotes as ${kind}.`
      : `\`${path}\` must be text, but YAML reads ${source} without quotes as ${kind}.`,
  hint: ({ source }) => (source === undefined ? 'Put the value in quotes.' : `Quote it: "${source}"`),
});

/** A setting that must be there. */
export const configMissing = defineError<{ path: string; key: string; example: string }>({
  code: 'config-missing-setting',
  summary: 'A setting that must be there is missing.',
  message: ({ path, key }) => `\`${key}\` is missing${path === '' ? '' : ` in \`${path}\``}.`,
  hint: ({ example }) => `Add \`${example}\`.`,
});

/** A key that means nothing here. */
export const configUnknownKey = defineError<{ key: string; block: string; hint: string }>({
  code: 'config-unknown-key',
  summary: 'A key is unknown in its block: it is misspelt, or belongs in another block.',
  message: ({ key, block }) => `${block === '' ? 'The file' : `\`${block}\``} has no setting \`${key}\`.`,
  hint: ({ hint }) => hint,
});

/** A value that the setting does not accept. */
export const configInvalidValue = defineError<{
  path: string;
  shown: string;
  wanted: string;
  suggestion?: string | undefined;
}>({
  code: 'config-invalid-value',
  summary: 'A value is not among those that the setting accepts.',
  message: ({ path, shown, wanted }) => `\`${path}\`${shown} is not accepted: it must be ${wanted}.`,
  hint: ({ wanted, suggestion }) =>
    suggestion === undefined ? `Write ${wanted}.` : `Did you mean \`${suggestion}\`?`,
});

/** A key of `environments` that can't be a suffix. */
export const suffixInvalid = defineError<{ suffix: string; why: string; suggestion?: string | undefined }>({
  code: 'suffix-invalid',
  summary:
    'An environment suffix is not made of lower case letters, digits and single hyphens, or is longer than 28 characters.',
  message: ({ suffix, why }) => `\`${suffix}\` can't be an environment suffix: ${why}.`,
  hint: ({ suggestion }) =>
    suggestion === undefined
      ? 'Write a name such as `dev-001`: it is part of every AWS name of the environment.'
      : `Rename it, for example to \`${suggestion}\`.`,
});

/** Nothing under `environments`. */
export const noEnvironments = defineError({
  code: 'no-environments',
  summary: '`environments` is empty.',
  message: () => '`environments` names no environment.',
  hint: () => 'Add one, for example `dev-001: { environment: dev }`.',
});

/** The boot script can't be read. */
export const bootScriptNotReadable = defineError<{ name: string; why: string }>({
  code: 'boot-script-not-readable',
  summary: 'The file that `app.bootScript` names is missing, or is not a regular file.',
  message: ({ name, why }) => `The boot script ${name} can't be read: ${why}.`,
  hint: () =>
    'Give a path relative to environments.yaml, or the script itself as a block (`bootScript: |`) that starts with `#!`.',
});

/** The boot script can't run on an instance. */
export const bootScriptInvalid = defineError<{ name: string; why: string }>({
  code: 'boot-script-invalid',
  summary: 'The boot script does not start with `#!`, is binary, or is too long for EC2 user data.',
  message: ({ name, why }) => `The boot script can't be used: ${name === 'the script' ? 'it' : name} ${why}.`,
  hint: () => 'Start it with `#!/bin/bash`; let a long script fetch its larger parts from S3.',
});

/** No tier can be told from the name. */
export const tierMissing = defineError<{ environment: string }>({
  code: 'tier-missing',
  summary: 'An environment is not called dev, staging or prod, and has no `tier`.',
  message: ({ environment }) =>
    `The environment \`${environment}\` needs a tier: only dev, staging and prod imply one.`,
  hint: () => 'Add `tier: development`, `tier: staging` or `tier: production`.',
});

/** The tier says one thing and the name another. */
export const tierContradictsName = defineError<{ environment: string; tier: string; named: string }>({
  code: 'tier-contradicts-name',
  summary: 'dev, staging or prod is given a tier that contradicts its name.',
  message: ({ environment, tier, named }) =>
    `\`environment: ${environment}\` means the tier ${named}, but \`tier\` says ${tier}.`,
  hint: () => 'Remove `tier` and change single settings, or give the environment another name.',
});

/** Two settings, or a setting and AWS, that don't go together. */
export const settingsConflict = defineError<{ message: string; hint: string }>({
  code: 'settings-conflict',
  summary: 'Settings contradict each other, or need one another.',
  message: ({ message }) => message,
  hint: ({ hint }) => hint,
});

/** A region that AWS doesn't have. */
export const regionUnknown = defineError<{ region: string; suggestion?: string | undefined }>({
  code: 'region-unknown',
  summary: 'AWS has no such region.',
  message: ({ region }) => `AWS has no region \`${region}\`.`,
  hint: ({ suggestion }) =>
    suggestion === undefined ? 'Write a region such as `ap-southeast-1`.' : `Did you mean \`${suggestion}\`?`,
});

/** An engine version below the review's floor, or one that AWS no longer creates. */
export const engineVersionRefused = defineError<{ version: string; why: string; nearest: string }>({
  code: 'engine-version-refused',
  summary: 'The PostgreSQL version is below 15.4, or AWS no longer offers it for new databases.',
  message: ({ version, why }) => `PostgreSQL ${version} can't be used: ${why}.`,
  hint: ({ nearest }) =>
    `Write "${nearest}"${nearest.includes('.') ? `, or "${nearest.split('.')[0]}" and let AWS pick the newest minor` : ''}.`,
});

/** A version newer than the table. */
export const engineVersionUnknown = defineError<{ version: string; asOf: string }>({
  code: 'engine-version-unknown',
  severity: 'warning',
  summary: 'The PostgreSQL version is not in the dated table: it may be newer than this program.',
  message: ({ version, asOf }) =>
    `PostgreSQL ${version} is unknown to this release: its table is as of ${asOf}, and AWS adds versions every quarter.`,
  hint: () => 'Check with `aws rds describe-db-engine-versions --engine postgres`, or write the major alone.',
});

/** A name that AWS would refuse. */
export const nameRefused = defineError<{ name: string; resource: string; why: string; hint: string }>({
  code: 'name-refused',
  summary: 'A name derived from suffix and settings is too long, or is not valid for AWS.',
  message: ({ name, resource, why }) => `AWS would refuse the name \`${name}\` (${resource}): ${why}.`,
  hint: ({ hint }) => hint,
});

/** Two environments that would fight over one name. */
export const nameTakenTwice = defineError<{ name: string; resource: string; other: string }>({
  code: 'name-taken-twice',
  summary: 'Two environments of the file derive the same name for a resource in one account and region.',
  message: ({ name, resource, other }) => `The name \`${name}\` (${resource}) is also used by ${other}.`,
  hint: () => 'Change the suffix, the port or the bucket name of one of the two.',
});

/** Production that is less safe than its tier's defaults. */
export const productionWeakened = defineError<{ message: string; hint: string }>({
  code: 'production-weakened',
  severity: 'warning',
  summary: 'An environment of the tier production has less redundancy, protection or backup than it should.',
  message: ({ message }) => message,
  hint: ({ hint }) => hint,
});

/** A setting that says nothing any more beside another one. */
export const settingIdle = defineError<{ setting: string; why: string }>({
  code: 'setting-idle',
  severity: 'warning',
  summary: 'A setting has no effect beside another one.',
  message: ({ setting, why }) => `\`${setting}\` has no effect: ${why}.`,
  hint: ({ setting }) => `Remove \`${setting}\`.`,
});

/** Instances of a network without a way to the internet lack what they need. */
export const networkUnreachable = defineError<{ told: string; services: readonly string[] }>({
  code: 'network-unreachable',
  severity: 'warning',
  summary:
    'Instances have no way to the internet, and something that they need has no endpoint in the VPC or may be on the internet.',
  message: ({ told }) => `Instances have no way to the internet. They do not reach: ${told}.`,
  hint: ({ services }) =>
    services.length === 0
      ? 'Let the boot script load from a bucket in `network.s3Buckets`, or set `network.nat: one` and `network.egress: https`.'
      : `Add to \`network.interfaceEndpoints\`: ${services.join(', ')}. Or set \`network.nat: one\` and \`network.egress: https\`.`,
});

/** A secret among the settings of a backend. */
export const backendSecret = defineError<{ key: string; variable: string | undefined }>({
  code: 'backend-secret',
  summary: 'A password, token or key is in `backend.config`, from where it would be written to files.',
  message: ({ key }) =>
    `\`backend.config.${key}\` contains a secret: it would be written to this file, the stack and Terraform's working folder.`,
  hint: ({ variable }) =>
    variable === undefined
      ? "Remove it, and pass it to Terraform in the environment variable that Terraform's documentation of the backend names."
      : `Remove it, and pass it to Terraform in the environment variable ${variable}.`,
});

/** An expression where Terraform and OpenTofu disagree. */
export const backendExpression = defineError<{ path: string }>({
  code: 'backend-expression',
  summary: 'A setting of the backend contains `${` or `%{`.',
  message: ({ path }) =>
    `\`${path}\` contains \`\${\` or \`%{\`: in a backend Terraform takes it literally and OpenTofu evaluates it.`,
  hint: () => 'Write the value without them.',
});

/** A state that travels in the clear. */
export const backendInsecure = defineError<{
  key: string;
  lack: string;
  mend: string;
  reason: string | undefined;
}>({
  code: 'backend-insecure',
  summary:
    'With a setting of `backend.config` the state travels without TLS, or to a server whose certificate is not checked. A warning outside of production, and where `backend.insecureReason` says why.',
  message: ({ key, lack, reason }) =>
    `With \`backend.config.${key}\` the state travels ${lack}${reason === undefined ? '' : ` (\`insecureReason\`: ${reason})`}.`,
  hint: ({ mend, reason }) =>
    reason === undefined ? `${mend}, or say why not with \`backend.insecureReason\`.` : `${mend}.`,
});
