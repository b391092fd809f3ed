import type { ClassifiedDrift, DriftClass, Fate } from '../../changes/drift/drift.js';
import { driftClasses } from '../../changes/drift/drift.js';
import { shellWord } from '../../errors/shell-word.js';
import { groupBy } from '../../group-by.js';

const fateWords: Readonly<Record<Fate, string>> = {
  restored: 'puts it back',
  overwritten: 'sets what the file says',
  unknown: 'changes it; only the apply tells to what',
  stays: 'leaves it',
};

/** What the next deploy does about a change outside, and by which command it is undone where no deploy does it. */
export function driftConsequence(drift: ClassifiedDrift, region: string): string {
  const { fate, deploy, kind } = drift;
  const command = remedyCommand(drift, region);
  if (command !== undefined) return `The next deploy ${fateWords.stays}. Take it away: ${command}`;
  if (kind === 'deleted') {
    if (fate === 'stays') return 'The file no longer has it: the next deploy forgets it.';
    return `The next deploy creates it again${deploy?.gravity === 'data-loss' ? ', empty' : ''}.`;
  }
  const price = deploy?.kind === 'replace' ? ' It replaces the resource for that: see the plan first.' : '';
  return `The next deploy ${byFate(drift).join('; it ')}.${price}`;
}

const mostNames = 5;

/** Names the attributes where they do not all fare alike; what is intended is told where there is nothing else. */
function byFate({ attributes }: ClassifiedDrift): readonly string[] {
  const own = attributes.filter((one) => one.class !== 'intended');
  const groups = [...groupBy(own.length === 0 ? attributes : own, ({ fate }) => fate)];
  return groups.map(([fate, members]) => {
    const names = [...new Set(members.map(({ path }) => path.replace(/[.[].*$/, '')))];
    const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
    const named = groups.length === 1 ? '' : ` (${names.slice(0, mostNames).join(', ')}${more})`;
    const whys = fate === 'stays' ? members.flatMap(({ why }) => why ?? []) : [];
    const because = whys.length === 0 ? '' : `: ${[...new Set(whys)].join('; ')}`;
    return `${fateWords[fate]}${named}${because}`;
  });
}

/** The command of the AWS CLI that takes away what stays; undefined where there is none. */
export function remedyCommand(
  { remedy }: Pick<ClassifiedDrift, 'remedy'>,
  region: string,
): string | undefined {
  if (remedy === undefined) return undefined;
  return ['aws', ...remedy, '--region', region].map(shellWord).join(' ');
}

/** How many resources there are of each class. */
export function countByClass(
  resources: readonly Pick<ClassifiedDrift, 'class'>[],
): Readonly<Record<DriftClass, number>> {
  const counts = { security: 0, deleted: 0, other: 0, tags: 0, intended: 0 };
  for (const one of resources) counts[one.class] += 1;
  return counts;
}

/** `2 security, 1 deleted`; empty where there is nothing. */
export function countsText(resources: readonly Pick<ClassifiedDrift, 'class'>[]): string {
  const counts = countByClass(resources);
  return driftClasses.flatMap((one) => (counts[one] === 0 ? [] : [`${counts[one]} ${one}`])).join(', ');
}

/** What was changed and which rules it breaks, in a line; values are left to the formats that have room for them. */
export function driftSentence({ address, kind, what, attributes, rules }: ClassifiedDrift): string {
  const changed = `${address}: ${attributeNames(attributes)} changed outside.`;
  const done =
    kind === 'changed'
      ? changed
      : kind === 'deleted'
        ? `${address} was deleted outside.`
        : `${address}: ${what} was added outside.`;
  const broken = rules.map(({ id, severity, title }) => `${id} ${severity} fails: ${title}.`);
  return [done, ...broken].join(' ');
}

function attributeNames(attributes: ClassifiedDrift['attributes']): string {
  const names = attributes.map(({ path }) => path);
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  return `${names.slice(0, mostNames).join(', ')}${more}`;
}
