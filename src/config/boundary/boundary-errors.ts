import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';
import type { ReachingSetting } from './reach.js';

type Told = Pick<ReachingSetting, 'setting' | 'reach' | 'value'>;

/** A setting of a file that is not trusted. */
export const settingUntrusted = defineError<Told & { readonly why: string; readonly instead: string }>({
  code: 'setting-untrusted',
  summary:
    'The run does not trust environments.yaml (`--untrusted`, `MULTIENV_UNTRUSTED`, or a pull request from a fork), and the file has a setting that starts a program, opens a path outside the project or says where credentials are sent.',
  message: ({ why, ...setting }) => `${sentence(setting)}. This run does not trust the file: ${why}.`,
  hint: ({ instead }) => instead,
});

/** A setting that starts a program or opens a path outside the project, in a project that nobody has trusted. */
export const projectNotTrusted = defineError<
  Told & { readonly isChanged: boolean; readonly invocation: Invocation }
>({
  code: 'project-not-trusted',
  summary:
    'environments.yaml starts a program or opens a path outside the project, and you have not trusted the project with these settings.',
  message: ({ isChanged, ...setting }) =>
    `${sentence(setting)}. ${isChanged ? 'The settings of this kind have changed since you trusted this project.' : 'You have not trusted this project.'}`,
  hint: ({ invocation }) => `See what it would start and open, and decide: ${invocation.next('trust')}`,
});

/** environments.yaml is a link. */
export const fileLeadsOut = defineError<{ readonly file: string }>({
  code: 'file-leads-out',
  summary: 'The run does not trust environments.yaml, and the file is a link that leads out of its folder.',
  message: ({ file }) => `${file} is a link that leads out of its folder. This run does not trust it.`,
  hint: () => 'Replace the link by the file itself.',
});

/** The trust of a project would lie where the repository can write it. */
export const trustStoreInside = defineError<{ readonly folder: string; readonly root: string }>({
  code: 'trust-store-inside',
  summary: 'The folder in which trust is kept lies in the repository that would be trusted.',
  message: ({ folder, root }) =>
    `Trust is kept in ${folder}, which lies in the repository of ${root}: it could trust itself.`,
  hint: () => 'Set XDG_CONFIG_HOME (on Windows APPDATA) to a folder outside the repository.',
});

/** Others could write the trust of a project. */
export const trustStoreUnsafe = defineError<{ readonly folder: string; readonly why: string }>({
  code: 'trust-store-unsafe',
  summary: 'Somebody else can write the folder in which trust is kept.',
  message: ({ folder, why }) => `Trust is kept in ${folder}, and what stands there does not count: ${why}.`,
  hint: () =>
    'Make the folder and those above it yours alone (chown, chmod go-w), or set XDG_CONFIG_HOME to one that is.',
});

const verbs = {
  program: 'starts a program',
  path: 'opens a path outside the project',
  address: 'says where credentials are sent',
} as const;

const longest = 200;

function sentence({ setting, reach, value }: Told): string {
  const shown = value !== null && value.length > longest ? `${value.slice(0, longest)}…` : value;
  return `\`${setting}\` ${verbs[reach]}${shown === null ? '' : ` (${shown})`}`;
}
