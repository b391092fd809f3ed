import { groupBy } from '../../../group-by.js';
import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import type { Place, PlaceKind } from '../../../topology/places/place.js';
import type { BoxKind, PictureBox } from '../picture.js';
import { placeBox } from './place-box.js';
import { kindOfPlace, pluralOf, titleOfPlace } from './place-words.js';

/** Of these there are many, and people draw one box. */
const drawnTogether: ReadonlySet<PlaceKind> = new Set(['key', 'log-group', 'parameter']);
/** More of a kind than this are drawn together too. */
const most = 6;
const namesShown = 6;

/** What stands outside of every VPC, a box for each, or for all of a kind where there are many. */
export function serviceBoxes(places: readonly Place[], model: Model): readonly PictureBox[] {
  return [...groupBy(places, ({ kind }) => kind)].flatMap(([kind, all]) => {
    const [first] = all;
    if (first === undefined) return [];
    if (all.length === 1 || (!drawnTogether.has(kind) && all.length <= most))
      return all.map((one) => placeBox(one, model));
    return [
      {
        id: `${all.length} ${pluralOf(kind)} with ${first.address}`,
        kind: kindOfPlace(first),
        title: titleOfPlace(first),
        name: `${all.length} ${pluralOf(kind)}`,
        details: someNames(all.map(({ label }) => label)),
        marks: all.every(({ keys }) => keys.state === 'known' && keys.value.length > 0) ? ['encrypted'] : [],
        elements: all.map(({ address }) => address),
      },
    ];
  });
}

/** The first names, and how many more there are: all of them are among the elements of the box. */
function someNames(names: readonly string[]): readonly string[] {
  const shown = names.slice(0, namesShown);
  return names.length > shown.length ? [...shown, `and ${names.length - shown.length} more`] : shown;
}

interface Family {
  readonly pattern: RegExp;
  readonly kind: BoxKind;
  readonly title: string;
  /** The type that is named first. */
  readonly main?: string;
}

/** What belongs together in one box, whatever it is made of. The last one that fits nobody else is none: it is listed. */
const families: readonly Family[] = [
  {
    pattern: /^aws_cloudwatch_(?!log_)/,
    kind: 'message',
    title: 'CloudWatch',
    main: 'aws_cloudwatch_metric_alarm',
  },
  { pattern: /^aws_backup_/, kind: 'backup', title: 'AWS Backup', main: 'aws_backup_vault' },
  { pattern: /^aws_iam_/, kind: 'identity', title: 'IAM', main: 'aws_iam_role' },
  { pattern: /^aws_acm_/, kind: 'certificate', title: 'AWS Certificate Manager' },
  { pattern: /^aws_route53_/, kind: 'other', title: 'Route 53' },
  { pattern: /^aws_cloudfront_/, kind: 'other', title: 'CloudFront' },
];

/** One box for each service of which only parts are there: alarms, roles, backup plans. */
export function familyBoxes(elements: readonly Element[]): readonly PictureBox[] {
  return families.flatMap(({ pattern, kind, title, main }) => {
    const own = elements.filter(({ type }) => pattern.test(type));
    if (own.length === 0) return [];
    const order = (type: string) => (type === main ? 0 : 1);
    const byType = [...groupBy(own, ({ type }) => type)].toSorted(
      ([a, some], [b, others]) => order(a) - order(b) || others.length - some.length,
    );
    const counts = byType.map(([type, all]) => countWords(type, all.length));
    return [
      {
        id: title,
        kind,
        title,
        name: counts[0] ?? '',
        details: counts.slice(1),
        marks: [],
        elements: own.map(({ address }) => address),
      },
    ];
  });
}

/** `aws_cloudwatch_metric_alarm`, 9 → `9 metric alarms`. */
function countWords(type: string, count: number): string {
  const words = type
    .replace(/^aws_(?:cloudwatch|backup|iam|acm|route53|cloudfront)_/, '')
    .replaceAll('_', ' ');
  if (count === 1) return `1 ${words}`;
  return `${count} ${/[^aeiou]y$/.test(words) ? `${words.slice(0, -1)}ies` : `${words}s`}`;
}
