import { buildCommand } from '@stricli/core';
import type { TrustQuestion } from '../../operations/project/trust.js';
import type { CliContext } from '../context.js';
import { configFlag, type JsonFlag, jsonFlag, type YesFlag, yesFlag } from '../flags.js';
import { findFile } from '../project.js';
import { askYesNo, requireTerminal } from '../questions.js';

interface Flags extends JsonFlag, YesFlag {
  readonly config?: string;
  readonly list?: boolean;
  readonly revoke?: boolean;
}

/** `multienv trust`. */
export const trustCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Let environments.yaml start programs and open paths outside the project',
    fullDescription: `Shows what environments.yaml would start and open outside the project (synthCommand, terraform.binary, a boot script elsewhere, some settings of backends), asks, and remembers the answer in your configuration folder, outside the repository. When one of these settings changes, the project has to be trusted again. A file without them needs no trust.
With --yes it does not ask: for CI, in a job that runs no code of forks. In a pull request from a fork nothing can be trusted.

Examples:
  multienv trust
  multienv trust --yes
  multienv trust --list
  multienv trust --revoke`,
  },
  parameters: {
    flags: {
      ...configFlag,
      ...jsonFlag,
      ...yesFlag,
      list: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'List the projects that you trust',
      },
      revoke: { kind: 'boolean', withNegated: false, optional: true, brief: 'Trust the project no longer' },
    },
    aliases: { y: 'yes' },
  },
  async func({ list, revoke, json, yes, ...flags }) {
    if (list) return printList(this, json);
    const { dirname } = await import('node:path');
    const file = await findFile(this, flags);
    const root = dirname(file);
    if (revoke) return printRevoked(this, root, json);
    const { grantProjectTrust, trustQuestion } = await import('../../operations/project/trust.js');
    const { renderTrustQuestion } = await import('../../render/terminal/trust.js');
    const question = await trustQuestion(this.operation, { file, root });
    await refuseUntrusted(this, question);
    if (!json) this.print(renderTrustQuestion(question, this));
    const isAsked = !question.isTrusted && question.settings.length > 0;
    if (isAsked && !yes) requireTerminal(this, '`--yes`');
    const isGranted = isAsked && (yes || (await askYesNo(this, `Trust ${question.root} with this?`)));
    if (isGranted) grantProjectTrust(this.operation, question);
    this.exitCode = isAsked && !isGranted ? 1 : 0;
    if (json) return this.printJson({ ...asJson(question), trusted: question.isTrusted || isGranted });
    if (isGranted) this.say(`Trusted. Undo it: ${this.invocation.next('trust', { words: ['--revoke'] })}\n`);
  },
});

async function printList(context: CliContext, json = false): Promise<void> {
  const { listTrust } = await import('../../operations/project/trust.js');
  const projects = listTrust(context.operation).map(({ root, grantedAt }) => ({ root, grantedAt }));
  if (json) return context.printJson({ projects });
  context.print(projects.map(({ root, grantedAt }) => `${grantedAt}  ${root}\n`).join(''));
  if (projects.length === 0) context.say('You trust no project.\n');
}

async function printRevoked(context: CliContext, root: string, json = false): Promise<void> {
  const { revokeProjectTrust } = await import('../../operations/project/trust.js');
  const wasTrusted = revokeProjectTrust(context.operation, root);
  if (json) return context.printJson({ root, trusted: false });
  context.print(wasTrusted ? `${root} is trusted no longer\n` : `${root} was not trusted\n`);
}

/** A run that does not trust the file trusts it for no later run either. */
async function refuseUntrusted({ env }: CliContext, { settings }: TrustQuestion): Promise<void> {
  const { whyUntrusted } = await import('../../trust/untrusted-run.js');
  const why = whyUntrusted(env);
  if (why === undefined) return;
  const { untrustedBoundary } = await import('../../config/boundary/untrusted-boundary.js');
  const { UserError } = await import('../../errors/user-error.js');
  const problems = untrustedBoundary({ why }).judge(settings);
  if (problems.length > 0) throw new UserError(problems);
}

function asJson({ root, settings }: TrustQuestion) {
  return {
    root,
    settings: settings.map(({ setting, reach, value, program, place: { file, line, column } }) => ({
      setting,
      reach,
      value,
      program,
      file: file ?? null,
      line: line ?? null,
      column: column ?? null,
    })),
  };
}
