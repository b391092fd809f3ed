import { defineError } from '../../../errors/define-error.js';

/** A file or folder that is the subject of an error. */
interface Place {
  /** Absolute path. */
  readonly file: string;
}

/** A link stands where the product keeps its own files. */
export const workFolderLink = defineError<Place & { readonly target: string }>({
  code: 'work-folder-link',
  summary:
    'A symbolic link stands in `.multienv`, or in its place: what is written there would land where the link leads.',
  exitCode: 3,
  message: ({ file, target }) =>
    `${file} is a symbolic link to ${target}: multienv follows none here. Nothing was done.`,
  // No command with a name that somebody else has chosen: it is pasted into a shell.
  hint: () => 'Find out who put it there, then remove it.',
});

/** Something stands there that neither the product nor Terraform writes. */
export const workFolderUnexpected = defineError<Place>({
  code: 'work-folder-unexpected',
  summary:
    'A file or folder in `.multienv` is none that multienv, Terraform or OpenTofu writes there: Terraform would carry out a `*.tf` that it finds.',
  exitCode: 3,
  message: ({ file }) => `${file} is nothing that multienv or Terraform writes there. Nothing was done.`,
  hint: () => 'Find out who put it there, then remove it, or move it out of .multienv.',
});

/** Somebody else owns it. */
export const workFolderForeignOwner = defineError<Place & { readonly userId: number }>({
  code: 'work-folder-foreign-owner',
  summary:
    'A file or folder in `.multienv` belongs to another user, who can change what Terraform does there.',
  exitCode: 3,
  message: ({ file, userId }) => `${file} belongs to the user with the id ${userId}. Nothing was done.`,
  hint: ({ userId }) =>
    `Give it to the user who runs multienv: chown -R. If that user is to be trusted, as in a container with a mounted checkout, set MULTIENV_TRUSTED_OWNERS=${userId}.`,
});

/** Others can write there. */
export const workFolderWritable = defineError<Place & { readonly mode: number }>({
  code: 'work-folder-writable',
  summary: 'A file or folder in `.multienv` can be written by other users of the machine.',
  exitCode: 3,
  message: ({ file, mode }) =>
    `${file} can be written by other users (mode ${mode.toString(8).padStart(4, '0')}). Nothing was done.`,
  hint: () =>
    `Look at what is in it, then close it to others: chmod -R go-w .multienv (or the folder of the saved plans). On a file system that keeps no permissions set MULTIENV_TRUSTED_OWNERS='*'.`,
});

/** It came with the repository. */
export const workFolderTracked = defineError<Place & { readonly folder: string }>({
  code: 'work-folder-tracked',
  summary:
    'Git tracks a file in `.multienv`: it came with the repository, and whoever can change the repository could change what Terraform does.',
  exitCode: 3,
  message: ({ file }) =>
    `Git tracks ${file}: what is in .multienv must not come with the repository. Nothing was done.`,
  hint: ({ folder }) =>
    `Take it out of the repository, and look at what is left before you run multienv again: git rm -r --cached ${folder}. States that a team shares belong in a \`backend\`.`,
});

/** What git tracks is not known. */
export const workFolderUnknown = defineError<{ readonly reason: string }>({
  code: 'work-folder-unknown',
  summary:
    'It cannot be found out whether `.multienv` came with the repository: the index of git is not readable.',
  exitCode: 3,
  message: ({ reason }) =>
    `It is not known whether git tracks what is in .multienv: ${reason}. Nothing was done.`,
  hint: () => 'Run `git status` in the project: it reads the index and says what is wrong with it.',
});
