import { addToList } from '../../add-to-list.js';
import type { Change } from '../../changes/change.js';
import type { Finding } from '../../policy/finding.js';
import { gravities } from '../../resources/effect.js';
import { severities } from '../../rules/define-rule.js';
import { mapPicture } from './map-picture.js';
import type {
  Picture,
  PictureBox,
  PictureChange,
  PictureDifference,
  PictureFindings,
  PlacedBox,
  Unplaced,
} from './picture.js';

/** What is told about elements of a picture, by their addresses. */
export interface Annotations {
  readonly findings?: readonly Finding[];
  readonly changes?: readonly Change[];
  readonly differences?: ReadonlyMap<string, PictureDifference>;
}

/** The same picture with what the review says, what a plan changes and what differs: on the box that stands for an element, or in the list. */
export function annotate(
  picture: Picture,
  { findings = [], changes = [], differences = new Map() }: Annotations,
): Picture {
  const failures = new Map<string, Finding[]>();
  for (const finding of findings)
    if (finding.outcome === 'fail') addToList(failures, finding.address, finding);
  const changed = new Map(changes.map((change) => [change.address, change]));
  // Of boxes that are drawn as one, no element is the main one.
  const about = (elements: readonly string[], main = elements[0]) => ({
    ...some('findings', findingsOf(elements.flatMap((one) => failures.get(one) ?? []))),
    ...some('change', changeOf(elements, main, changed)),
    ...some('difference', differenceOf(elements, main, differences)),
  });
  const box = <T extends PictureBox & Pick<PlacedBox, 'count'>>(one: T): T => ({
    ...one,
    ...(one.count === undefined ? about(one.elements) : about(one.elements, '')),
  });
  const whole = mapPicture(picture, { box });
  return { ...whole, unplaced: whole.unplaced.map((one): Unplaced => ({ ...one, ...about([one.address]) })) };
}

function some<K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, T>>;
}

function findingsOf(all: readonly Finding[]): PictureFindings | undefined {
  const worst = severities.find((one) => all.some(({ severity }) => severity === one));
  if (worst === undefined) return undefined;
  return { count: all.length, worst, rules: [...new Set(all.map(({ ruleId }) => ruleId))].toSorted() };
}

/** What happens to the main one, or to all alike; else parts of it change, which is an update of the whole. */
function changeOf(
  elements: readonly string[],
  main: string | undefined,
  changed: ReadonlyMap<string, Change>,
): PictureChange | undefined {
  const all = elements.flatMap((one) => changed.get(one) ?? []);
  const gravity = gravities.find((one) => all.some((change) => change.gravity === one));
  if (gravity === undefined) return undefined;
  const kinds = new Set(all.map(({ kind }) => kind));
  const [only] = kinds;
  const isWhole = all.length === elements.length && kinds.size === 1;
  const kind = changed.get(main ?? '')?.kind ?? (isWhole ? only : undefined) ?? 'update';
  return { kind, gravity, count: all.length };
}

function differenceOf(
  elements: readonly string[],
  main: string | undefined,
  differences: ReadonlyMap<string, PictureDifference>,
): PictureDifference | undefined {
  const all = elements.flatMap((one) => differences.get(one) ?? []);
  if (all.length === 0) return undefined;
  const isWhole = all.length === elements.length && all.every(({ kind }) => kind === 'only-here');
  const isOnlyHere = isWhole || differences.get(main ?? '')?.kind === 'only-here';
  return {
    kind: isOnlyHere ? 'only-here' : 'differs',
    count: all.reduce((sum, { count }) => sum + count, 0),
  };
}
