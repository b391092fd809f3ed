import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../errors/message-of.js';
import { makeFolder } from '../files/make-folder.js';
import { escapeControls } from '../render/escape.js';
import { cacheFolder } from '../sandbox/cache-folder.js';
import type { CliContext } from './context.js';
import { documentationAddress } from './help/documentation-address.js';

/** Exit code of a bug of ours. */
const bugExitCode = 70;

/** One line about a bug of ours, with the stack in a file (or on stderr with MULTIENV_DEBUG=1). */
export function reportBug(context: Pick<CliContext, 'env' | 'say'>, failure: unknown): number {
  const message = messageOf(failure);
  const stack = failure instanceof Error ? (failure.stack ?? message) : message;
  const [firstLine = ''] = message.split('\n');
  const where = context.env.MULTIENV_DEBUG === '1' ? undefined : saveStack(context, stack);
  const details = where === undefined ? '' : ` Details: ${where}.`;
  context.say(
    `bug: ${escapeControls(firstLine.replace(/\.$/, ''))}. This is a fault of multienv, not of yours.${details} Report it: ${documentationAddress}\n`,
  );
  if (where === undefined) context.say(`${escapeControls(stack, { lines: true })}\n`);
  return bugExitCode;
}

function saveStack({ env }: Pick<CliContext, 'env'>, stack: string): string | undefined {
  try {
    const folder = join(cacheFolder(env), 'bugs');
    makeFolder(folder, 0o700);
    const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}.txt`);
    writeFileSync(file, `${stack}\n`, { mode: 0o600 });
    return file;
  } catch {
    return undefined;
  }
}
