import type { Gravity } from '../../src/resources/effect.js';

/** A change as the model and `plan --json` have it, as far as the table speaks of it. */
interface ShownChange {
  readonly address: string;
  readonly kind: string;
  readonly gravity: Gravity;
  readonly attributes: readonly {
    readonly path: string;
    readonly gravity: Gravity;
    readonly forcesReplacement: boolean;
    readonly effect?: { readonly does: string } | undefined;
  }[];
}

/** Tags, and what the emulator answers otherwise than AWS: a group without reservations. */
const isTag = /^tags(_all)?\.|^capacity_reservation_specification\b/;
const isAnswer = 'is given by AWS';

/** What is shown of changes, line by line: attributes without their indexes; of what is made anew the reasons alone. Tags and AWS's answers apart. */
export function shownLines(changes: readonly ShownChange[]): readonly string[] {
  return [...new Set(changes.flatMap(linesOf))].sort();
}

function linesOf({ address, kind, gravity, attributes }: ShownChange): readonly string[] {
  const isWhole =
    kind !== 'update' && !(kind === 'rotate' && !attributes.some((one) => one.forcesReplacement));
  const told = attributes.filter(
    ({ path, effect, forcesReplacement }) =>
      !isTag.test(path) && effect?.does !== isAnswer && (!isWhole || forcesReplacement),
  );
  return [
    ...(isWhole ? [`${address} (${kind}) ${gravity}`] : []),
    ...told.map((one) => `${address} ${plain(one.path)} ${one.gravity}`),
  ];
}

/** The blocks of a set of tags come in any order: what differs is the set. */
function plain(path: string): string {
  return path.replace(/\[\d+\]/g, '').replace(/^tag\..*/, 'tag');
}
