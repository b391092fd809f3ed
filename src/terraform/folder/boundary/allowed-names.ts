/** What a folder of the product may hold under a name. */
interface AllowedFile {
  readonly name: RegExp;
  readonly holds?: never;
}

/** A folder with what it may hold: `files` are files and folders under any name, `anything` is not looked at. */
interface AllowedFolder {
  readonly name: RegExp;
  readonly holds: readonly AllowedEntry[] | 'files' | 'anything';
}

/** A file or folder that the product, Terraform or OpenTofu writes. */
export type AllowedEntry = AllowedFile | AllowedFolder;

const ofEachEnvironment = /^[a-z][a-z0-9-]*$/;

function file(name: RegExp): AllowedFile {
  return { name };
}

function folder(name: RegExp, holds: AllowedFolder['holds']): AllowedFolder {
  return { name, holds };
}

/**
 * What stands in the working folder of one environment. Terraform reads every `*.tf`, `*.tf.json` and `*.auto.tfvars` that it finds there,
 * OpenTofu every `*.tofu` too: what is not ours must not be there.
 */
export const workFolderEntries: readonly AllowedEntry[] = [
  file(/^cdk\.tf\.json$/),
  folder(/^assets$/, 'files'),
  file(/^(plan|recover)\.tfplan$/),
  file(/^(plan\.tfplan|recover|refresh)\.events$/),
  file(/^(recover(_override)?|floor_override|adoption)\.tf\.json$/),
  file(/^import\.out$/),
  file(/^errored\.tfstate$/),
  file(/^init\.stamp$/),
  file(/^reserve$/),
  // Terraform writes it aside, with digits at the end.
  file(/^\.terraform\.lock\.hcl\d*$/),
  file(/^crash\.(\d+\.)?log$/),
  // Providers and modules are made anew where they are not what our own `init` has left: see `init.ts`.
  folder(/^\.terraform$/, [
    folder(/^(providers|modules)$/, 'anything'),
    file(/^terraform\.tfstate(\.backup)?$/),
    file(/^(environment|plugin_path)$/),
  ]),
];

const workEntries: readonly AllowedEntry[] = [
  folder(ofEachEnvironment, workFolderEntries),
  file(/^[a-z][a-z0-9-]*\.busy\.json$/),
  // These are made anew by every run; nothing reads what an earlier one has left.
  folder(/^[a-z][a-z0-9-]*\.[a-z0-9]+-state$/, 'anything'),
  folder(/^[a-z][a-z0-9-]*\.[a-z0-9]+-look$/, 'anything'),
  folder(/^synth\.\w+$/, 'anything'),
];

const stateEntries: readonly AllowedEntry[] = [
  folder(ofEachEnvironment, [
    // The state, its backups by number or time, and `.terraform.tfstate.lock.info`.
    file(/^\.?terraform\.tfstate(\.[\w.-]+)?$/),
    file(/^(backend|seen|deployed)\.json$/),
  ]),
];

const journalEntries: readonly AllowedEntry[] = [folder(ofEachEnvironment, [file(/\.(jsonl|events)$/)])];

const commonEntries: readonly AllowedEntry[] = [
  folder(/^work$/, workEntries),
  folder(/^state$/, stateEntries),
  folder(/^backup$/, [folder(ofEachEnvironment, [file(/\.tfstate(\.[\w.-]+)?$/)])]),
  folder(/^journal$/, journalEntries),
];

/** What stands in `.multienv/sandbox`. */
const sandboxEntries: readonly AllowedEntry[] = [
  ...commonEntries,
  folder(/^state\.(previous|leaving)$/, stateEntries),
  folder(/^journal\.(previous|leaving)$/, journalEntries),
  folder(/^aws$/, [folder(ofEachEnvironment, [file(/^(config|credentials)$/)])]),
  folder(/^server$/, [
    file(/^server\.json(\.part)?$/),
    file(/^ready\.[0-9a-f]+\.json(\.part)?$/),
    file(/^(log|start\.lock)$/),
  ]),
  file(/^\.(terraform|opentofu)\.lock\.hcl$/),
];

/** What stands in `.multienv`. */
export const projectEntries: readonly AllowedEntry[] = [
  ...commonEntries,
  folder(/^sandbox$/, sandboxEntries),
  file(/^\.gitignore$/),
];

/** A file that is written aside before it gets its name; a crash leaves it. Neither Terraform nor we read one. */
const aside = /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.tmp)?$/;

/** The entry for a name, also for one that is written aside; undefined where there is none. */
export function allowedEntry(entries: readonly AllowedEntry[], name: string): AllowedEntry | undefined {
  const final = name.replace(aside, '');
  return entries.find((entry) => entry.name.test(entry.holds === undefined ? final : name));
}
