import type { TerraformMessage } from '../../json/messages.js';
import type { JournalEntry } from './entries.js';

const types = { apply_start: 'started', apply_complete: 'completed', apply_errored: 'errored' } as const;
const actions = ['create', 'update', 'delete'] as const;

/** What the journal keeps of one of Terraform's messages; undefined for most. Ephemeral resources, outputs and diagnostics are left out. */
export function entryOfMessage(message: TerraformMessage, at: string): JournalEntry | undefined {
  if (message.type === 'change_summary')
    return message.changes.operation === 'plan' ? undefined : { type: 'finished', at };
  if (!isStep(message)) return undefined;
  const { resource, id_key: idKey, id_value: idValue, ...hook } = message.hook;
  const action = actions.find((known) => known === hook.action);
  if (action === undefined) return undefined;
  const { addr: address, resource_type: resourceType } = resource;
  const step = { type: types[message.type], at, address, resourceType, action };
  // The id of what other providers make may be its secret, as that of a random string is.
  return resourceType.startsWith('aws_') && message.type !== 'apply_errored'
    ? { ...step, idKey, idValue }
    : step;
}

type Step = Extract<TerraformMessage, { hook: unknown }> & { readonly type: keyof typeof types };

function isStep(message: TerraformMessage): message is Step {
  return message.type in types;
}
