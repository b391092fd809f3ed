import type { Json } from '../../model/json.js';
import { isIgnored, literalAt } from '../../model/stack/written-resource.js';
import { resourceTypeOf } from '../../resources/index.js';
import type { OutsideChange } from '../../resources/outside-change.js';
import type { Change, ChangedAttribute } from '../change.js';
import type { DriftedAttribute, FoldedAttribute } from './drift.js';
import { isEmpty } from './empty-value.js';
import { fateOf } from './fate-of.js';

/** What is known of a resource that was changed outside. */
export interface Surroundings {
  readonly type: string;
  readonly live: Readonly<Record<string, unknown>>;
  /** What the stack says of it; undefined for a resource of a module, or one that the file no longer has. */
  readonly body: Json | undefined;
  /** What the next deploy does with it. */
  readonly planned: Change | undefined;
  /** Whether the configuration leaves an attribute to AWS. */
  readonly isGiven: (name: string) => boolean;
}

/** Whether a change of an attribute is drift, or why it is none. */
export function classifyAttribute(
  attribute: ChangedAttribute,
  about: Surroundings,
): DriftedAttribute | FoldedAttribute['reason'] {
  const { path, before, after } = attribute;
  const [name = ''] = path.split(/[.[]/);
  const isGiven = about.isGiven(name);
  const outside = outsideChange(attribute, name, about);
  if (isEmpty(before) && isEmpty(after)) return 'filled-in';
  if (isTags(name) || outside?.kind === 'tags') return drifted(attribute, 'tags', about);
  if (outside?.kind === 'intended') return { ...drifted(attribute, 'intended', about), why: outside.why };
  // What the configuration writes itself is no mirror of something else.
  if (isGiven && outside !== undefined) return outside.kind === 'clock' ? 'clock' : 'mirror';
  if (isGiven && isEmpty(before, { orZero: true })) return 'filled-in';
  const found = drifted(attribute, 'other', about);
  return found.fate === 'stays' && isAsInFile(attribute, isGiven, about) ? 'as-in-file' : found;
}

function drifted(attribute: ChangedAttribute, kind: DriftedAttribute['class'], about: Surroundings) {
  const fate = fateOf(attribute, about.planned);
  return {
    ...attribute,
    class: kind,
    fate,
    why: fate === 'stays' ? whyItStays(attribute, about) : undefined,
  };
}

function whyItStays({ path }: ChangedAttribute, { body, isGiven }: Surroundings): string {
  if (isIgnored(body, path)) return 'the stack ignores changes of it';
  const [name = ''] = path.split(/[.[]/);
  return isGiven(name) ? 'the file says nothing of it' : 'Terraform does not change it back';
}

/** Terraform sees nothing to change although the stack sets it: the file has come to say the same. */
function isAsInFile(
  { path, after }: ChangedAttribute,
  isGiven: boolean,
  { body, planned }: Surroundings,
): boolean {
  // Of a module nothing says what its resources ignore.
  if (body === undefined || isGiven || isIgnored(body, path) || planned?.kind === 'replace') return false;
  const literal = literalAt(body, path);
  // A provider may ignore a difference, as for storage that RDS has grown.
  return literal === undefined || (after.kind === 'value' && String(literal) === String(after.value));
}

function outsideChange(
  { before, after }: ChangedAttribute,
  name: string,
  { type, live }: Surroundings,
): OutsideChange | undefined {
  const table = resourceTypeOf(type)?.outside ?? {};
  const declared = Object.hasOwn(table, name) ? table[name] : undefined;
  if (typeof declared !== 'function') return declared;
  const plain = (side: typeof before) => (side.kind === 'value' ? side.value : undefined);
  return declared({ before: plain(before), after: plain(after), live });
}

const isTags = (name: string): boolean => name === 'tags' || name === 'tags_all';
