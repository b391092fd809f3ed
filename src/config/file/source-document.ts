import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  type YAMLMap,
} from 'yaml';
import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import type { SettingPath, SourcePlace } from '../schema/setting-path.js';
import { aliasTargets } from './alias-targets.js';
import { convertNode } from './convert-node.js';
import { keyText } from './key-text.js';
import { sortProblems } from './sort-problems.js';
import {
  configEmpty,
  configNestedTooDeep,
  configSeveralDocuments,
  configTooLarge,
  configTooManyValues,
  maxSourceBytes,
} from './source-errors.js';
import { syntaxProblem } from './syntax-problems.js';

/** Levels of the syntax tree that are parsed at all; the plain data is held to fewer, with the exact place. */
const maxLevels = 100;

/** Words, signs, spaces and line ends of YAML: a thousand environments with forty settings each. */
const maxLexemes = 250_000;

/** A parsed file that remembers where each value stands and how it was written. */
export interface SourceDocument {
  /** The tree of its nodes, with their tokens where these are kept. */
  readonly tree: Document.Parsed;
  /** Plain data: objects without prototype surprises, lists, scalars. */
  readonly value: unknown;
  /** Problems of structure, such as duplicate keys. */
  readonly problems: readonly Problem[];
  /** Place of a setting: its value where it is a scalar, else its key; undefined where the file does not have it. */
  readonly locate: (path: SettingPath) => SourcePlace | undefined;
  /** Place of the key of a setting. */
  readonly locateKey: (path: SettingPath) => SourcePlace | undefined;
  /** How a scalar without quotes is written; undefined for anything else. */
  readonly plainText: (path: SettingPath) => string | undefined;
}

interface Keeping {
  /** Whether the nodes keep their tokens, which say where what stands between them is. Default: false. */
  readonly keepTokens?: boolean;
}

/**
 * Parses YAML.
 * @param text from wherever it comes: one that is larger than a file may be is refused too
 * @throws one `UserError` with every syntax error, `config-too-large`, …
 */
export function parseSource(
  text: string,
  file: string,
  invocation: Invocation = plainInvocation,
  { keepTokens = false }: Keeping = {},
): SourceDocument {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxSourceBytes) throw configTooLarge.error({ file, bytes, maxBytes: maxSourceBytes }, { file });
  const lines = new LineCounter();
  const document = parseOne(text, { file, invocation, keepTokens }, lines);
  const place = (offset: number): SourcePlace => {
    const { line, col } = lines.linePos(offset);
    return { line, column: Math.max(col, 1) };
  };
  const targets = aliasTargets(document);
  const { value, problems } = convertNode(document, { file, place, targets });
  const find = (path: SettingPath) => findNode({ root: document.contents, targets }, path);
  const placeOf = (node: Node | undefined) => (node?.range ? place(node.range[0]) : undefined);
  return {
    tree: document,
    value,
    problems,
    locate: (path) => {
      const found = find(path);
      const { key, value: node } = found ?? {};
      return placeOf(isScalar(node) && node.source !== '' ? node : (key ?? node));
    },
    locateKey: (path) => placeOf(find(path)?.key),
    plainText: (path) => {
      const node = find(path)?.value;
      return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
    },
  };
}

function parseOne(
  text: string,
  {
    file,
    invocation,
    keepTokens,
  }: { readonly file: string; readonly invocation: Invocation; readonly keepTokens: boolean },
  lines: LineCounter,
): Document.Parsed {
  // The first document and, where there is one, the second: that there is one is an error, whatever follows it.
  const documents = compose(tokensOf(text, file, lines), { most: 2, keepTokens });
  const syntax = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  if (syntax.length > 0) {
    const problems = syntax.map((error) => syntaxProblem(error, { file, text, lines }));
    throw new UserError(sortProblems(problems));
  }
  const [first, second] = documents;
  if (first?.contents == null || (isScalar(first.contents) && first.contents.value === null))
    throw configEmpty.error({ file, invocation }, { file });
  if (second !== undefined) {
    const { line, col } = lines.linePos(second.range[0]);
    throw configSeveralDocuments.error(undefined, { file, line, column: Math.max(col, 1) });
  }
  return first;
}

/** A file may have a hundred thousand errors, of which nobody needs the stack: it takes six times as long as the rest. */
function compose(
  tokens: readonly CST.Token[],
  { most, keepTokens }: { readonly most: number; readonly keepTokens: boolean },
): Document.Parsed[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const composer = new Composer({
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      keepSourceTokens: keepTokens,
    });
    const documents: Document.Parsed[] = [];
    for (const document of composer.compose(tokens)) {
      documents.push(document);
      if (documents.length === most) break;
    }
    return documents;
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/**
 * As `Parser.parse` does it, held to a number of lexemes: the parser takes seconds and hundreds of MB for a file of brackets and commas. And
 * to a depth: parser and composer recurse once per level, and exhausting the stack inside a regular expression ends the whole process.
 */
function tokensOf(text: string, file: string, lines: LineCounter): readonly CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > maxLexemes) throw configTooManyValues.error({ inDefaults: false }, { file });
    tokens.push(...parser.next(lexeme));
    const tooDeep = parser.stack[maxLevels + 1];
    if (tooDeep !== undefined) {
      const { line, col } = lines.linePos(tooDeep.offset);
      throw configNestedTooDeep.error(undefined, { file, line, column: Math.max(col, 1) });
    }
  }
  return [...tokens, ...parser.end()];
}

interface FoundNode {
  /** Undefined for the root and for an item of a list. */
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

interface NodeTree {
  readonly root: Node | null;
  readonly targets: ReadonlyMap<Alias, Node>;
}

function findNode({ root, targets }: NodeTree, path: SettingPath): FoundNode | undefined {
  let found: FoundNode = { key: undefined, value: root ?? undefined };
  for (const step of path) {
    const next = child(isAlias(found.value) ? targets.get(found.value) : found.value, step);
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}

/** Members by key: a file has hundreds of environments, and a review asks for places in each of them. */
const knownMembers = new WeakMap<YAMLMap<Node, Node | null>, ReadonlyMap<string, FoundNode>>();

function membersOf(map: YAMLMap<Node, Node | null>): ReadonlyMap<string, FoundNode> {
  const known = knownMembers.get(map);
  if (known !== undefined) return known;
  const members = new Map<string, FoundNode>();
  for (const { key, value } of map.items) {
    const name = keyText(key);
    if (name !== undefined && !members.has(name)) members.set(name, { key, value: value ?? undefined });
  }
  knownMembers.set(map, members);
  return members;
}

function child(parent: Node | undefined, step: string | number): FoundNode | undefined {
  if (isMap<Node, Node | null>(parent)) {
    return membersOf(parent).get(String(step));
  }
  if (!isSeq<Node>(parent) || typeof step !== 'number') return undefined;
  const item = parent.items[step];
  return item && { key: undefined, value: item };
}
