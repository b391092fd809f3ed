import { defineError } from '../errors/define-error.js';
import type { Invocation } from '../errors/invocation.js';
import { resourceTypeOf } from '../resources/index.js';

/** The setting that lets a resource of a type go, as it has to be written. */
function lettingGo(type: string): string | undefined {
  const known = resourceTypeOf(type);
  if (known?.protection !== undefined) return `\`${known.protection.setting}: false\``;
  const [deletion] = known?.deletion ?? [];
  return deletion === undefined ? undefined : `\`${deletion.setting}: true\``;
}

/** Terraform refuses a plan that destroys or replaces what the stack keeps (`prevent_destroy`). */
export const destroyPrevented = defineError<{
  readonly suffix: string;
  readonly invocation: Invocation;
  /** Address in the plan. */
  readonly address: string;
}>({
  code: 'destroy-prevented',
  summary:
    'The plan would destroy or replace a resource that the file protects: Terraform itself refuses it (`prevent_destroy`). Nothing is planned, and nothing has changed.',
  exitCode: 3,
  message: ({ suffix, address }) =>
    `${suffix}: ${address} would be destroyed or replaced, with the data in it, and environments.yaml protects it: Terraform makes no such plan.`,
  hint: ({ suffix, address, invocation }) => {
    const setting = lettingGo(address.split('.').at(-2) ?? '');
    const undo = 'Undo the change that replaces it';
    return setting === undefined
      ? `${undo}, or take \`prevent_destroy\` off it.`
      : `${undo}. Where it is meant to go: set ${setting}, run \`${invocation.next('deploy', { env: suffix })}\` with that change alone, then make the other change and allow the loss with \`--allow ${address}\`.`;
  },
});

/** Terraform gives this error neither a code nor an address: its words are all there is. */
export const preventedSummary = 'Instance cannot be destroyed';

/** The address in the words of Terraform and of OpenTofu; undefined where they say something else. */
export function preventedAddress(detail: string): string | undefined {
  return /\b((?:module\.\S+\.)?[a-z]\w*\.[\w-]+(?:\[[^\]]+\])?) has lifecycle\.prevent_destroy set/.exec(
    detail.replace(/\s+/g, ' '),
  )?.[1];
}
