import { nearestName } from '../../config/names/nearest-name.js';
import { type CommandWords, repeatedFlags } from '../../errors/invocation.js';

/** What people type who come from Terraform, the CDK, Pulumi or Docker. */
export const habits: Readonly<Record<string, CommandWords>> = {
  ...{ apply: 'deploy', create: 'deploy', up: 'deploy', update: 'deploy' },
  ...{ delete: 'destroy', down: 'destroy', remove: 'destroy', rm: 'destroy' },
  preview: 'plan',
  ...{ audit: 'check', lint: 'check', review: 'check', test: 'check' },
  ...{ ls: 'list', status: 'list' },
  ...{ outputs: 'output', show: 'output' },
  ...{ 'force-unlock': 'unlock', new: 'init', repair: 'recover', start: 'sandbox up', stop: 'sandbox down' },
  ...{ 'sandbox start': 'sandbox up', 'sandbox run': 'sandbox up', 'sandbox init': 'sandbox up' },
  ...{ 'sandbox stop': 'sandbox down', 'sandbox destroy': 'sandbox down', 'sandbox ps': 'sandbox status' },
  ...{ 'secret add': 'secret init', 'secret create': 'secret init', 'secret set': 'secret init' },
  ...{ 'secret change': 'secret rotate', 'secret update': 'secret rotate' },
  ...{ 'secret list': 'secret status', 'secret ls': 'secret status', 'secret show': 'secret status' },
  ...{ 'state mv': 'state migrate', 'state move': 'state migrate' },
};

/** The command that a person probably meant, with the words of its group; undefined where none is near. */
export function meantCommand(input: string, group: readonly string[]): string | undefined {
  const typed = [...group, input.toLowerCase()].join(' ');
  if (Object.hasOwn(habits, typed)) return habits[typed];
  const before = group.map((word) => `${word} `).join('');
  const names = Object.keys(repeatedFlags)
    .filter((command) => command.startsWith(before))
    .map((command) => command.slice(before.length).split(' ')[0] ?? '');
  const nearest = nearestName(input, [...new Set(names)]);
  return nearest === undefined ? undefined : before + nearest;
}
