import type { Change } from '../../changes/change.js';
import { type Downtime, downtimesIn, isAway, isGroup } from '../../changes/meanwhile/downtimes.js';
import { partsOfReplaced } from '../../changes/meanwhile/parts-of-replaced.js';
import { counted } from '../../counted.js';
import type { Effect, Gravity } from '../../resources/effect.js';

/** How many changes of a gravity are named one by one. */
const mostNamed = 3;

type Counted = Exclude<Gravity, 'data-loss' | 'none'>;

const words: Readonly<Record<Counted, readonly [one: string, many: string]>> = {
  replacement: ['replaces 1 resource without data', 'replaces # resources without data'],
  downtime: ['1 change with downtime', '# changes with downtime'],
  restart: ['1 change with a restart', '# changes with a restart'],
  'instance-refresh': ['1 instance refresh', '# instance refreshes'],
  rotation: ['1 rotation', '# rotations'],
  access: ['changes access at 1 resource', 'changes access at # resources'],
  unknown: ['1 change of unknown effect', '# changes of unknown effect'],
};

/** A part of the sentence, and the addresses behind it. */
interface Part {
  readonly text: string;
  readonly names: readonly string[];
}

/**
 * What a plan means for those who use the environment, in one sentence: the gravest by name, then how many of what. Undefined for an environment
 * that is new, and for a plan without changes.
 */
export function planVerdict(changes: readonly Change[]): string | undefined {
  if (changes.every(({ kind }) => kind === 'create')) return undefined;
  // Of an environment that goes as a whole, only its data is worth a word.
  const isEnd = changes.every(({ kind }) => kind === 'destroy');
  const others: readonly Counted[] = [
    ...(['replacement', 'downtime', 'restart', 'instance-refresh', 'rotation', 'access', 'unknown'] as const),
  ];
  const settings = partsOfReplaced(changes);
  const told = changes.filter((one) => ![...settings.values()].some((parts) => parts.includes(one)));
  const counts = isEnd ? [] : others.flatMap((gravity) => partOf(gravity, told));
  const parts = [...lossesOf(changes), ...settingsOf(settings), ...counts];
  const also = protectionsOf(changes);
  const [gravest, ...more] = parts;
  if (gravest === undefined && also.length > 0) return also.join('; ');
  if (gravest === undefined) return isEnd ? undefined : 'nothing that users of the environment would notice';
  return [withAddresses(gravest), ...more.map(({ text }) => text), ...also].join('; ');
}

/** Settings that are made anew with what they are set on, which is counted by itself. */
function settingsOf(all: ReadonlyMap<string, readonly Change[]>): readonly Part[] {
  return [...all].map(([address, { length }]) => ({
    text: `sets ${counted(length, 'setting')} of ${address} anew`,
    names: [],
  }));
}

function partOf(gravity: Counted, changes: readonly Change[]): readonly Part[] {
  if (gravity === 'downtime') return downtimeOf(changes);
  const some =
    gravity === 'instance-refresh'
      ? refreshedIn(changes)
      : gravity === 'access'
        ? changes.filter(opensOrCloses)
        : graded(gravity, changes);
  if (some.length === 0) return [];
  const part = { text: inWords(words[gravity], some.length), names: addressesOf(some) };
  return [gravity === 'replacement' ? { text: withAddresses(part), names: [] } : part];
}

function graded(gravity: Counted, changes: readonly Change[]): readonly Change[] {
  // Those that nobody notices are replaced too, and those that are graver for another reason: the number is that of the plan.
  const replaced = changes.some((one) => one.gravity === 'replacement')
    ? changes.filter(({ kind, gravity: own }) => kind === 'replace' && own !== 'data-loss')
    : [];
  if (gravity === 'replacement') return replaced;
  return changes.filter((one) => one.gravity === gravity && !replaced.includes(one));
}

/** Each downtime once, with how many changes belong to it; those of one change, which nothing is made anew for, by their number. */
function downtimeOf(changes: readonly Change[]): readonly Part[] {
  const all = downtimesIn(changes);
  const single = all.filter((one) => one.parts.length === 0 && spansOf(one).length === 0);
  const alone = single.map(({ first: [one] }) => one);
  return [
    ...all.filter((one) => !single.includes(one)).map(togetherOf),
    ...(alone.length === 0
      ? []
      : [{ text: inWords(words.downtime, alone.length), names: addressesOf(alone) }]),
  ];
}

function togetherOf(downtime: Downtime): Part {
  const { first, parts } = downtime;
  const spans = spansOf(downtime);
  const others = parts.filter((one) => !isGroup(one)).length;
  const belong = `, with ${others} other ${others === 1 ? 'change that belongs' : 'changes that belong'} to it`;
  const when = spans.length === 0 ? `of ${first[0].address}` : spans.join(' and ');
  return { text: `downtime ${when}${others === 0 ? '' : belong}`, names: [] };
}

/** What is away while it is made anew, and what is until instances are exchanged. */
function spansOf({ first, parts }: Downtime): readonly string[] {
  const made = addressesOf(first.filter(isAway));
  const exchanged = [...first, ...parts].filter((one) => isGroup(one) && one.kind !== 'replace');
  const soon = addressesOf(exchanged.filter(endsSoon));
  const late = addressesOf(exchanged.filter((one) => !endsSoon(one)));
  return [
    ...(made.length === 0 ? [] : [`while ${made.join(', ')} ${made.length === 1 ? 'is' : 'are'} made anew`]),
    ...(soon.length === 0
      ? []
      : [
          soon.length === 1
            ? `until the first new instance of ${soon.join(', ')} is healthy`
            : `until the first new instances of ${soon.join(', ')} are healthy`,
        ]),
    ...(late.length === 0
      ? []
      : [
          `until ${late.join(', ')} ${late.length === 1 ? 'has exchanged its' : 'have exchanged their'} instances`,
        ]),
  ];
}

/** Whether requests are served again with the first instance that is exchanged. */
function endsSoon({ effects = [] }: Change): boolean {
  const ends = new Set(effects.flatMap(({ endsWith }) => endsWith ?? []));
  return ends.has('first instance') && !ends.has('last instance');
}

/** A group and the template that it takes are one refresh. */
function refreshedIn(changes: readonly Change[]): readonly Change[] {
  const some = changes.filter(
    (one) => one.kind !== 'replace' && (one.gravity === 'instance-refresh' || has(one, 'instance-refresh')),
  );
  const groups = some.filter(isGroup);
  return some.filter(
    ({ address, resourceType }) =>
      resourceType !== 'aws_launch_template' || !groups.some((one) => followsAddress(one, address)),
  );
}

function has({ effects = [] }: Change, gravity: Gravity): boolean {
  return effects.some((one) => one.gravity === gravity);
}

/** What it means for access counts also where something graver is said of it first; of what is made anew, attributes mean nothing. */
function opensOrCloses(one: Change): boolean {
  const attributes = one.kind === 'replace' ? [] : one.attributes;
  return (
    one.gravity === 'access' || has(one, 'access') || attributes.some(({ gravity }) => gravity === 'access')
  );
}

function followsAddress({ attributes }: Change, address: string): boolean {
  return attributes.some(({ follows = [] }) => follows.includes(address));
}

function protectionsOf(changes: readonly Change[]): readonly string[] {
  const names = changes.flatMap(({ address, attributes, effects = [] }) => [
    ...attributes.filter(({ effect }) => isLowered(effect)).map(({ path, label = path }) => label),
    ...effects.filter(isLowered).map(() => address),
  ]);
  const { length } = names;
  const text = `turns off or lowers ${counted(length, 'protection')}`;
  return length === 0 ? [] : [withAddresses({ text, names })];
}

function isLowered(effect: Effect | undefined): boolean {
  return effect?.protection === 'off' || effect?.protection === 'less';
}

function withAddresses({ text, names }: Part): string {
  const more = names.length - mostNamed;
  const named = [...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return names.length === 0 ? text : `${text} (${named})`;
}

function addressesOf(some: readonly Change[]): readonly string[] {
  return some.map(({ address }) => address);
}

/** What loses data, and what AWS deletes only while nothing is in it: that loses nothing. Versioning that ends loses data too, and nothing goes. */
function lossesOf(changes: readonly Change[]): readonly Part[] {
  const some = changes.filter(({ gravity }) => gravity === 'data-loss');
  const emptied = some.filter(({ losesData, onlyEmpty = false }) => losesData && onlyEmpty);
  const others = some.filter((one) => !emptied.includes(one));
  const part = (
    text: readonly [string, string],
    is: (one: Change) => boolean,
    of = others,
  ): readonly Part[] => {
    const found = of.filter(is);
    return found.length === 0 ? [] : [{ text: inWords(text, found.length), names: addressesOf(found) }];
  };
  const [gone, empty] = [
    [
      ...part(
        ['loses the data of 1 resource that it replaces', 'loses the data of # resources that it replaces'],
        ({ losesData, kind }) => losesData && kind === 'replace',
      ),
      ...part(
        ['loses the data of 1 resource that it deletes', 'loses the data of # resources that it deletes'],
        ({ losesData, kind }) => losesData && kind !== 'replace',
      ),
      ...part(['1 change that loses data', '# changes that lose data'], ({ losesData }) => !losesData),
    ],
    [
      ...part(
        [
          'replaces 1 resource that AWS deletes only while it is empty',
          'replaces # resources that AWS deletes only while they are empty',
        ],
        ({ kind }) => kind === 'replace',
        emptied,
      ),
      ...part(
        [
          'deletes 1 resource, which AWS does only while it is empty',
          'deletes # resources, which AWS does only while they are empty',
        ],
        ({ kind }) => kind !== 'replace',
        emptied,
      ),
    ],
  ];
  // The first of the sentence is named in any case; what may stop a deploy halfway is too.
  const named = (one: Part): Part => ({ text: withAddresses(one), names: [] });
  return [...gone, ...empty].map((one) => named(one));
}

function inWords([one, many]: readonly [string, string], count: number): string {
  if (count === 0) return '';
  return count === 1 ? one : many.replace('#', `${count}`);
}
