import type { AttributeReference } from '../element.js';
import { referencesIn } from '../expression/expression.js';
import { deepest, isJson, jsonIn, memberOf, textList } from '../json.js';
import { pathReaches } from '../path-reaches.js';
import { plainValue } from '../plain-value.js';
import { type Reference, Unknown, type Value } from '../value.js';
import { isPlainBlock } from './plain-blocks.js';
import {
  blockConfigurations,
  codeIn,
  constantItems,
  constantOf,
  hasCode,
  isExpression,
} from './plan-expressions.js';
import { hasOwnIndex, type Place, type PlanReferences } from './plan-references.js';

/** What a plan says of one value: what it becomes, which of it is unknown, and the expression that makes it. */
interface Planned {
  readonly after: unknown;
  readonly unknown: unknown;
  readonly said: Said;
}

/**
 * What the configuration says of a value: the expression that makes it or something around it; nested blocks (of which one of several may have
 * made it); nothing (`absent`: the provider fills it in); or that it is not known what it says (`untold`: no configuration in the plan, or a dynamic block).
 */
type Said =
  | {
      readonly kind: 'expression';
      readonly references: readonly Reference[];
      readonly sameIndex: boolean;
      readonly constant: unknown;
      /** As the configuration has them. */
      readonly names: readonly string[];
    }
  | { readonly kind: 'blocks'; readonly blocks: readonly unknown[] }
  | { readonly kind: 'absent' | 'untold' };

/** Of user data plans of instances and launch configurations have the SHA-1 only; what was hashed stands in the configuration at best. */
function isHashed(path: string, planned: string): boolean {
  return path === 'user_data' && /^[0-9a-f]{40}$/.test(planned);
}

/** Whether AWS or the provider has given a value that no configuration sets; `unknown` where somebody may have written it as well. */
export type IsGiven = (path: string, value: unknown) => boolean | 'unknown';

/** How the values of an element are read. */
interface Reading {
  /** Type of the resource. */
  readonly type: string;
  /** Whether a value that the configuration does not set, and the plan knows, is left out. Default: none is. */
  readonly isGiven?: IsGiven | undefined;
}

/** Puts together the values of one element of a plan, and collects where they point. */
export class PlanValues {
  readonly references: AttributeReference[] = [];
  readonly #tracer: PlanReferences;
  readonly #place: Place;
  readonly #of: Reading;

  constructor(tracer: PlanReferences, place: Place, of: Reading = { type: '' }) {
    this.#tracer = tracer;
    this.#place = place;
    this.#of = of;
  }

  /** @param expressions of the configuration; undefined when the plan has no configuration of the element */
  read(after: unknown, unknown: unknown, expressions: unknown): Readonly<Record<string, Value>> {
    const said: Said =
      expressions === undefined ? { kind: 'untold' } : { kind: 'blocks', blocks: [expressions] };
    return this.#members({ after, unknown, said }, '', 0);
  }

  #value(planned: Planned, path: string, depth: number): Value | undefined {
    const { after, unknown, said } = planned;
    if (depth >= deepest) return new Unknown();
    const given = said.kind === 'absent' ? this.#of.isGiven?.(path, after) : false;
    if (given === 'unknown') return new Unknown();
    if (given === true) return undefined;
    // A dynamic block is not in the configuration. The provider fills in no such block: somebody wrote it.
    if (unknown === true && said.kind === 'absent' && isPlainBlock(this.#of.type, path)) return new Unknown();
    if (unknown === true) return this.#isUnset(said) ? undefined : this.#unknown(said, path);
    if (Array.isArray(after) || Array.isArray(unknown)) return this.#items(planned, path, depth);
    if (isJson(after) || isJson(unknown)) return this.#members(planned, path, depth);
    if (typeof after === 'string' && isHashed(path, after) && said.kind === 'expression')
      return typeof said.constant === 'string' ? this.#asWritten(said.constant, said.sameIndex, path) : after;
    if (typeof after === 'string' || typeof after === 'number' || typeof after === 'boolean') return after;
    return this.#notPlanned(said, path, depth);
  }

  /** Null, or nothing, is planned. A write-only attribute is null in every plan, whatever it is given. */
  #notPlanned(said: Said, path: string, depth: number): Value | undefined {
    if (said.kind === 'blocks') return this.#configured(said.blocks, path, depth);
    if (said.kind !== 'expression' || !/_wo(\[\d+\])?$/.test(path)) return null;
    const isLiteral = said.constant !== undefined && said.constant !== null && !hasCode(said.constant);
    return isLiteral ? plainValue(said.constant) : this.#unknown(said, path);
  }

  /** Blocks that only the configuration has, such as those of a provider. */
  #configured(blocks: readonly unknown[], path: string, depth: number): Value {
    const values = blocks.map((block, index) =>
      this.#members(
        { after: undefined, unknown: undefined, said: { kind: 'blocks', blocks: [block] } },
        `${path}[${index}]`,
        depth + 1,
      ),
    );
    return values;
  }

  /** Nobody set it, or to nothing: the provider fills it in. */
  #isUnset(said: Said): boolean {
    return (
      said.kind === 'absent' || (said.kind === 'expression' && this.#tracer.isEmpty(said.names, this.#place))
    );
  }

  #unknown(said: Said, path: string): Value {
    if (said.kind !== 'expression') return new Unknown();
    if (hasCode(said.constant)) return this.#asWritten(said.constant, said.sameIndex, path);
    this.#addMissing(path, said.references);
    return new Unknown(said.references);
  }

  /** What stands in Terraform JSON, where the plan knows less. */
  #asWritten(source: unknown, sameIndex: boolean, path: string, depth = 0): Value {
    if (depth >= deepest) return new Unknown();
    if (typeof source === 'string') {
      if (codeIn(source).length === 0) return source;
      const references = this.#inText(source, sameIndex);
      this.#addMissing(path, references);
      return new Unknown(references, source);
    }
    if (Array.isArray(source))
      return source.map((item, index) => this.#asWritten(item, sameIndex, `${path}[${index}]`, depth + 1));
    if (!isJson(source)) return plainValue(source);
    const entries = Object.entries(source).filter(([name]) => name !== '//');
    return Object.fromEntries(
      entries.map(([name, item]) => [name, this.#asWritten(item, sameIndex, `${path}.${name}`, depth + 1)]),
    );
  }

  #addMissing(path: string, references: readonly Reference[]): void {
    if (!this.references.some((one) => pathReaches(one.path, path))) this.#add(path, references);
  }

  #items({ after, unknown, said }: Planned, path: string, depth: number): Value {
    const items: readonly unknown[] = Array.isArray(after) ? after : [];
    const marks: readonly unknown[] = Array.isArray(unknown) ? unknown : [];
    const count = Math.max(items.length, marks.length);
    const own = said.kind === 'blocks' ? blockConfigurations(said.blocks.filter(isJson), items) : [];
    const constants = said.kind === 'expression' ? constantItems(said.constant, items) : [];
    return Array.from({ length: count }, (_, index) => {
      const blocks = own[index];
      const itemSaid: Said =
        said.kind === 'blocks'
          ? blocks === undefined
            ? { kind: 'untold' }
            : { kind: 'blocks', blocks }
          : said.kind === 'expression'
            ? { ...said, constant: constants[index] }
            : { kind: 'untold' };
      return (
        this.#value(
          { after: items[index], unknown: marks[index], said: itemSaid },
          `${path}[${index}]`,
          depth + 1,
        ) ?? null
      );
    });
  }

  #members({ after, unknown, said }: Planned, path: string, depth: number): Readonly<Record<string, Value>> {
    const configured =
      said.kind === 'blocks' ? said.blocks.flatMap((block) => Object.keys(jsonIn(block))) : [];
    const names = new Set([...Object.keys(jsonIn(after)), ...Object.keys(jsonIn(unknown)), ...configured]);
    const entries: [string, Value][] = [];
    for (const name of names) {
      const place = path === '' ? name : `${path}.${name}`;
      const member: Planned = {
        after: memberOf(after, name),
        unknown: memberOf(unknown, name),
        said: this.#saidOf(name, said, place),
      };
      const value = this.#value(this.#readable(member), place, depth + 1);
      if (value !== undefined) entries.push([name, value]);
    }
    return Object.fromEntries(entries);
  }

  /** What only the configuration knows, as a value: constants as they are, the rest as unknown. */
  #readable(member: Planned): Planned {
    const { after, unknown, said } = member;
    if (after !== undefined || unknown !== undefined || said.kind !== 'expression') return member;
    if (said.constant === undefined || said.references.length > 0 || codeIn(said.constant).length > 0)
      return { ...member, unknown: true };
    return { ...member, after: said.constant };
  }

  #saidOf(name: string, said: Said, path: string): Said {
    if (said.kind === 'expression') return { ...said, constant: memberOf(said.constant, name) };
    if (said.kind !== 'blocks') return said.kind === 'absent' ? said : { kind: 'untold' };
    const own = said.blocks.map((block) => memberOf(block, name)).filter((one) => one !== undefined);
    if (own.length === 0) return { kind: 'absent' };
    const expressions = own.filter(isExpression);
    if (expressions.length === 0) return { kind: 'blocks', blocks: own.flat(1) };
    const references = expressions.flatMap((one) => this.#tracer.of(one, this.#place));
    const names = expressions.flatMap((one) => textList(one.references));
    const sameIndex = hasOwnIndex(names);
    const constant = expressions.length === 1 ? constantOf(expressions[0]) : undefined;
    const expression: Said = { kind: 'expression', references, sameIndex, constant, names };
    if (references.length > 0 && !this.#addFromTexts(path, expression)) this.#add(path, references);
    return expression;
  }

  /** Of Terraform JSON each text is there, so that each item of a list points where it does itself. */
  #addFromTexts(
    path: string,
    { constant, sameIndex }: { readonly constant: unknown; readonly sameIndex: boolean },
  ): boolean {
    if (constant === undefined) return false;
    const visit = (source: unknown, at: string, depth: number): void => {
      if (typeof source === 'string') this.#add(at, this.#inText(source, sameIndex));
      else if (depth >= deepest) return;
      else if (Array.isArray(source))
        for (const [index, item] of source.entries())
          visit(item, isJson(item) ? at : `${at}[${index}]`, depth + 1);
      else for (const [name, item] of Object.entries(jsonIn(source))) visit(item, `${at}.${name}`, depth + 1);
    };
    visit(constant, path, 0);
    return true;
  }

  #inText(text: string, sameIndex: boolean): readonly Reference[] {
    return this.#tracer.trace(
      { references: codeIn(text).flatMap((one) => referencesIn(one)), sameIndex },
      this.#place,
    );
  }

  #add(path: string, references: readonly Reference[]): void {
    for (const one of references) this.references.push({ ...one, path });
  }
}
