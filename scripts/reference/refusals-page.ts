import type { KnownRefusal } from '../../src/resources/refusals/define-refusals.js';
import { knownRefusals } from '../../src/resources/refusals/index.js';
import { page, table } from './markdown.js';

/** docs/reference/refusals.md */
export function refusalsPage(): string {
  return page('Refusals of AWS', [
    'What AWS refuses during `plan`, `deploy` and `destroy` comes as `terraform-failed`, in Terraform’s words. Of those below the error also says why, what is left, and what to do. The first row that fits is told: its code, and where one code stands for many reasons its words and the type of the resource.',
    ...knownRefusals.flatMap(({ service, refusals }) => [
      `## ${service}`,
      table(['code', 'why', 'what is left', 'what to do', 'then'], refusals.map(row)),
    ]),
  ]);
}

function row({ codes, cause, left, remedy, next, page: address }: KnownRefusal): readonly string[] {
  const named = codes.map((code) => `\`${code}\``).join(', ');
  return [named, `${cause} ([AWS](${address}))`, left, remedy, `\`multienv ${next}\``];
}
