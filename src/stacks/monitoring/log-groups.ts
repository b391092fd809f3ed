import type { TerraformStack } from 'cdktn';
import { LogGroups } from '../../constructs/logs/log-groups.js';
import type { StackInput } from '../stack-parts.js';

/** The log groups of database, application and system, where the file has them managed. */
export function logGroups(
  stack: TerraformStack,
  { settings, names }: Pick<StackInput, 'settings' | 'names'>,
  keyArn: string | undefined,
): LogGroups | undefined {
  if (!settings.logs.managed) return undefined;
  return new LogGroups(stack, 'logs', { settings: settings.logs, names: names.logs, keyArn });
}
