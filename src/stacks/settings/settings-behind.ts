import { isDeepStrictEqual } from 'node:util';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { valueAt } from '../../config/schema/setting-path.js';
import type { Json } from '../../model/json.js';
import { type ChangedLines, changedLines } from './changed-lines.js';
import { probeValues } from './probe-values.js';
import { settingGroups } from './setting-groups.js';
import { type Change, stackOf, stackWith } from './trials.js';
import { writtenValues } from './written-values.js';

/** An attribute of a resource of our own stack, of which somebody wants to know which setting decides it. */
export interface AttributeQuestion {
  /** `aws_db_instance.postgres` */
  readonly address: string;
  /** `instance_class`, `metadata_options[0].http_tokens`; empty: whether the resource is there. */
  readonly path: string;
  /** What it was before, where that is known: the setting that leads back to it is the one. Undefined: it was not there. */
  readonly before?: unknown;
}

interface Candidate {
  readonly name: string;
  /** Another value of it makes the attribute what it was before. */
  leadsBack: boolean;
}

interface Asked extends AttributeQuestion {
  readonly names: readonly string[];
  readonly now: readonly unknown[];
  readonly candidates: Candidate[];
  /** Of a text of several lines those that differ: no single value leads back to it, and each setting behind one of them is named. */
  readonly lines: ChangedLines | undefined;
}

/**
 * The settings that decide each attribute, the likeliest first: found by trying other values of each setting and synthesizing the stack
 * again in memory. What the file says is tried first, and nothing more once each attribute is led back to what it was.
 * @returns for each question its settings, by their dotted names; none where no setting decides it
 */
export function settingsBehind(
  environment: ResolvedEnvironment,
  questions: readonly AttributeQuestion[],
): readonly (readonly string[])[] {
  if (questions.length === 0) return [];
  const stack = stackOf(environment);
  const asked = questions.map((question): Asked => {
    const names = question.path
      .replace(/\[\d+\]/g, '')
      .split('.')
      .filter((name) => name !== '');
    const tag = tagSetting(environment, question);
    const candidates = tag === undefined ? [] : [{ name: tag, leadsBack: true }];
    const now = writtenValues(stack, question.address, names);
    return { ...question, names, now, candidates, lines: changedLines(question.before, now) };
  });
  for (const names of settingGroups(environment)) {
    const proven = provenBy(asked);
    const open = asked.filter((one) => !isSettled(one, proven));
    if (open.length === 0) break;
    search(environment, names, open);
  }
  const proven = provenBy(asked);
  return asked.map((one) => likeliest(one, proven));
}

function provenBy(asked: readonly Asked[]): ReadonlySet<string> {
  return new Set(
    asked.flatMap(({ candidates }) => candidates.flatMap(({ name, leadsBack }) => (leadsBack ? [name] : []))),
  );
}

/** A long text is made of many settings, and no single value leads back to it: one that leads another attribute back is enough. */
function isSettled({ candidates, before, lines }: Asked, proven: ReadonlySet<string>): boolean {
  if (lines !== undefined) return lines.areFound();
  const isMade = !isPlain(before) || String(before).length > 256;
  return candidates.some(({ name, leadsBack }) => leadsBack || (isMade && proven.has(name)));
}

/** A tag says itself where it comes from, one that has gone from the file too. */
function tagSetting({ tags }: ResolvedEnvironment, { path, before }: AttributeQuestion): string | undefined {
  const key = /(?:^|\.)tags(?:_all)?\.(.+)$/.exec(path)?.[1];
  if (key === undefined) return undefined;
  const ours = { Project: 'project', Environment: 'environment' }[key];
  if (ours !== undefined) return ours;
  const isOfProduct = ['EnvironmentSuffix', 'ManagedBy', 'Name'].includes(key);
  return Object.hasOwn(tags, key) || (before !== undefined && !isOfProduct) ? `tags.${key}` : undefined;
}

/** Halves a group until each setting in it that decides something is tried by itself. */
function search(environment: ResolvedEnvironment, names: readonly string[], open: readonly Asked[]): void {
  const [name = ''] = names;
  if (names.length <= 1) tryOut(environment, name, open);
  else if (!decidesNothing(environment, names, open)) {
    const half = Math.ceil(names.length / 2);
    search(environment, names.slice(0, half), open);
    search(environment, names.slice(half), open);
  }
}

/** Whether everything that is asked for stays as it is while all settings of a group have other values at once. */
function decidesNothing(
  environment: ResolvedEnvironment,
  names: readonly string[],
  open: readonly Asked[],
): boolean {
  const probes = names.map((name) => probeValues(name, valueAt(environment, name.split('.'))));
  const rounds = Math.max(...probes.map(({ length }) => length));
  return Array.from({ length: rounds }).every((_, round) => {
    const changes = names.flatMap((name, at): Change[] =>
      (probes[at]?.length ?? 0) > round ? [{ name, value: probes[at]?.[round] }] : [],
    );
    const stack = stackWith(environment, changes);
    return stack !== undefined && open.every((one) => isUntouched(stack, one));
  });
}

function isUntouched(stack: Json, { address, names, now }: Asked): boolean {
  return isDeepStrictEqual(writtenValues(stack, address, names), now);
}

function tryOut(environment: ResolvedEnvironment, name: string, open: readonly Asked[]): void {
  const value = valueAt(environment, name.split('.'));
  for (const other of probeValues(name, value))
    compare(stackWith(environment, [{ name, value: other }]), name, open);
  const mine = open.filter(
    (one) =>
      one.lines === undefined &&
      one.candidates.some((candidate) => candidate.name === name && !candidate.leadsBack),
  );
  const former = mine.flatMap(({ before, now }) => formerValues(value, { before, now }));
  for (const other of new Set(former)) compare(stackWith(environment, [{ name, value: other }]), name, open);
}

function compare(stack: Json | undefined, name: string, open: readonly Asked[]): void {
  if (stack === undefined) return;
  for (const { address, names, now, before, candidates, lines } of open) {
    // What is gone with its whole resource says nothing of its attributes.
    if (names.length > 0 && writtenValues(stack, address, []).length === 0) continue;
    const values = writtenValues(stack, address, names);
    // Whether it is there at all: another body is no answer to that.
    if (names.length === 0 ? values.length === now.length : isDeepStrictEqual(values, now)) continue;
    const leadsBack =
      names.length === 0 || (lines === undefined ? isSame({ values, now, before }) : lines.touchedBy(values));
    const known = candidates.find((one) => one.name === name);
    if (known === undefined) candidates.push({ name, leadsBack });
    else known.leadsBack ||= leadsBack;
  }
}

/** What the setting may have been: what the attribute was, or that part of it which the setting is of it now: `old` of `old-dev-001`. */
function formerValues(value: unknown, { before, now }: Pick<Asked, 'before' | 'now'>): readonly unknown[] {
  if (!isPlain(before)) return [];
  const whole = value === undefined || typeof before === typeof value ? [before] : [];
  const [text] = now;
  if (typeof text !== 'string' || typeof before !== 'string' || !isPlain(value)) return whole;
  const [start = '', end = ''] = text.split(String(value), 2);
  const isAround = text !== String(value) && before.startsWith(start) && before.endsWith(end);
  const part = before.slice(start.length, before.length - end.length);
  if (!isAround || part === '') return whole;
  return [...whole, typeof value === 'number' ? Number(part) : part];
}

/** One that leads back; else one that leads another attribute back; else all that decide it. */
function likeliest({ candidates }: Asked, proven: ReadonlySet<string>): readonly string[] {
  const own = candidates.filter(({ leadsBack }) => leadsBack);
  const related = candidates.filter(({ name }) => proven.has(name));
  const some = own.length > 0 ? own : related.length > 0 ? related : candidates;
  return some.map(({ name }) => name);
}

function isSame({
  values,
  now,
  before,
}: Pick<Asked, 'now' | 'before'> & { readonly values: readonly unknown[] }) {
  // One block of several has gone too.
  if (before === undefined || before === null) return values.length < now.length;
  const one = values.length === 1 ? values[0] : values;
  return isDeepStrictEqual(one, before) || (isPlain(before) && String(one) === String(before));
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
