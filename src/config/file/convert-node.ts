import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { ErrorDefinition } from '../../errors/define-error.js';
import type { Problem } from '../../errors/problem.js';
import { dotted, type SettingPath, type SourcePlace } from '../schema/setting-path.js';
import { keyText } from './key-text.js';
import {
  configAlias,
  configBadKey,
  configDuplicateKey,
  configMergeKey,
  configNestedTooDeep,
} from './source-errors.js';

/** The format has six levels: anything much deeper is a mistake. */
const maxDepth = 32;

/** Values that all aliases together may stand for: enough for any real file, too few to explode. */
const maxAliasedValues = 10_000;

const dangerousKeys = new Set(['__proto__', 'constructor', 'prototype']);

interface ConvertContext {
  readonly file: string;
  readonly place: (offset: number) => SourcePlace;
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
}

/** Turns the syntax tree into plain data and collects what YAML allows but this file must not have. */
export function convertNode(
  document: Document.Parsed,
  context: ConvertContext,
): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const converter = new NodeConverter(context);
  return { value: converter.convert(document.contents, []), problems: converter.problems };
}

class NodeConverter {
  readonly problems: Problem[] = [];
  readonly #context: ConvertContext;
  readonly #openAnchors = new Set<Node>();
  #aliasedValues = 0;
  #tooManyAliases = false;
  /** The alias that was met outside of any other: the one a person can find. */
  #outerAlias: Node | undefined;

  constructor(context: ConvertContext) {
    this.#context = context;
  }

  convert(node: Node | null, path: SettingPath): unknown {
    if (node === null) return null;
    if (this.#openAnchors.size > 0) this.#aliasedValues += 1;
    if (path.length > maxDepth) {
      this.#report(configNestedTooDeep, undefined, { node, path });
      return null;
    }
    if (isAlias(node)) return this.#convertAlias(node, path);
    if (isScalar(node)) return node.value;
    if (isSeq<Node>(node)) return node.items.map((item, index) => this.convert(item, [...path, index]));
    return isMap<Node, Node | null>(node) ? this.#convertMap(node, path) : null;
  }

  #convertAlias(node: Alias, path: SettingPath): unknown {
    const target = this.#context.targets.get(node);
    if (target === undefined || this.#openAnchors.has(target)) {
      this.#report(configAlias, { what: target === undefined ? 'unknown' : 'itself' }, { node, path });
      return null;
    }
    if (this.#aliasedValues > maxAliasedValues) {
      if (!this.#tooManyAliases)
        this.#report(configAlias, { what: 'many' }, { node: this.#outerAlias ?? node, path });
      this.#tooManyAliases = true;
      return null;
    }
    if (this.#openAnchors.size === 0) this.#outerAlias = node;
    this.#openAnchors.add(target);
    const value = this.convert(target, path);
    this.#openAnchors.delete(target);
    return value;
  }

  #convertMap(map: YAMLMap<Node, Node | null>, path: SettingPath): Record<string, unknown> {
    const block: Record<string, unknown> = {};
    const firstPlaces = new Map<string, SourcePlace>();
    for (const { key, value } of map.items) {
      const name = keyText(key);
      const place = this.#place(key);
      const first = name === undefined ? undefined : firstPlaces.get(name);
      if (name === undefined || dangerousKeys.has(name)) {
        this.#report(
          configBadKey,
          { key: name },
          { node: key, path: name === undefined ? path : [...path, name] },
        );
      } else if (name === '<<') {
        this.#report(configMergeKey, undefined, { node: key, path: [...path, name] });
      } else if (first !== undefined) {
        this.#report(
          configDuplicateKey,
          { key: name, firstLine: first.line },
          { node: key, path: [...path, name] },
        );
      } else {
        firstPlaces.set(name, place);
        block[name] = this.convert(value, [...path, name]);
      }
    }
    return block;
  }

  #place(node: Node): SourcePlace {
    return this.#context.place(node.range?.[0] ?? 0);
  }

  #report<Details>(
    definition: ErrorDefinition<Details>,
    details: Details,
    { node, path }: { readonly node: Node; readonly path: SettingPath },
  ): void {
    const place = { file: this.#context.file, ...this.#place(node), path: dotted(path) };
    this.problems.push(definition.problem(details, place));
  }
}
