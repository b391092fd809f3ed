import type { Change } from '../../changes/change.js';
import { type Gravity, gravities } from '../../resources/effect.js';

/** How many changes of a gravity are named one by one. */
const mostNamed = 3;

const words: Readonly<Record<Exclude<Gravity, 'data-loss' | 'none'>, readonly [one: string, many: string]>> =
  {
    replacement: ['replaces 1 resource without data', 'replaces # resources without data'],
    downtime: ['1 change with downtime', '# changes with downtime'],
    restart: ['1 change with a restart', '# changes with a restart'],
    'instance-refresh': ['1 change with an instance refresh', '# changes with an instance refresh'],
    rotation: ['1 rotation', '# rotations'],
    access: ['1 change of access', '# changes of access'],
    unknown: ['1 change of unknown effect', '# changes of unknown effect'],
  };

/**
 * What a plan means for those who use the environment, in one sentence: the gravest by name, then how many of what. Undefined for an environment
 * that is new, and for a plan without changes.
 */
export function planVerdict(changes: readonly Change[]): string | undefined {
  if (changes.every(({ kind }) => kind === 'create')) return undefined;
  // Of an environment that goes as a whole, only its data is worth a word.
  const isEnd = changes.every(({ kind }) => kind === 'destroy');
  const told = isEnd ? (['data-loss'] as const) : gravities;
  const parts = told.flatMap((gravity) => {
    const graded = changes.filter((one) => one.gravity === gravity);
    // Those that nobody notices are replaced too: the number is that of the plan.
    const isCounted = (one: Change) => one.gravity === 'none' && one.kind === 'replace';
    const some =
      gravity === 'replacement' && graded.length > 0 ? [...graded, ...changes.filter(isCounted)] : graded;
    return some.length === 0 || gravity === 'none' ? [] : [partOf(gravity, some)];
  });
  const also = [...awayOf(changes), ...protectionsOf(changes)];
  const [gravest, ...others] = parts;
  if (gravest === undefined && also.length > 0) return also.join('; ');
  if (gravest === undefined) return isEnd ? undefined : 'nothing that users of the environment would notice';
  return [`${gravest.text} (${gravest.names})`, ...others.map(({ text }) => text), ...also].join('; ');
}

/** What is away while it is made anew, beside what is graver of it. */
function awayOf(changes: readonly Change[]): readonly string[] {
  const away = changes.filter(
    ({ kind, effects = [] }) => kind === 'replace' && effects.some(({ gravity }) => gravity === 'downtime'),
  );
  const names = away.map(({ address }) => address).join(', ');
  return away.length === 0 ? [] : [`downtime while ${names} ${away.length === 1 ? 'is' : 'are'} made anew`];
}

function protectionsOf(changes: readonly Change[]): readonly string[] {
  const ends = changes.flatMap(({ attributes, effects = [] }) =>
    [...attributes.map(({ effect }) => effect), ...effects].filter(
      (one) => one?.protection === 'off' || one?.protection === 'less',
    ),
  );
  const { length } = ends;
  return length === 0 ? [] : [`turns off or lowers ${length} ${length === 1 ? 'protection' : 'protections'}`];
}

function partOf(gravity: Exclude<Gravity, 'none'>, some: readonly Change[]) {
  const addresses = some.map(({ address }) => address);
  const more = addresses.length - mostNamed;
  const names = [...addresses.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return { text: gravity === 'data-loss' ? lossOf(some) : counted(words[gravity], some.length), names };
}

/** Versioning that ends loses data too, and nothing goes. */
function lossOf(some: readonly Change[]): string {
  const emptied = some.filter(({ losesData, onlyEmpty = false }) => losesData && onlyEmpty);
  const others = some.filter((one) => !emptied.includes(one));
  const count = (is: (one: Change) => boolean) => others.filter(is).length;
  const [replaced, deleted] = [
    count(({ kind, losesData }) => losesData && kind === 'replace'),
    count(({ kind, losesData }) => losesData && kind !== 'replace'),
  ];
  return [
    counted(
      ['deletes the data of 1 resource that it replaces', 'deletes the data of # resources that it replaces'],
      replaced,
    ),
    counted(['deletes 1 resource and its data', 'deletes # resources and their data'], deleted),
    counted(['1 change that loses data', '# changes that lose data'], others.length - replaced - deleted),
    counted(
      ['deletes 1 resource that has to be empty', 'deletes # resources that have to be empty'],
      emptied.length,
    ),
  ]
    .filter((part) => part !== '')
    .join(' and ');
}

function counted([one, many]: readonly [string, string], count: number): string {
  if (count === 0) return '';
  return count === 1 ? one : many.replace('#', `${count}`);
}
