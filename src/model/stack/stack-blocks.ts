import { isJson, type Json } from '../json.js';

/** One file of a stack. */
export interface StackFile {
  readonly stack: unknown;
  /** Name that elements carry. */
  readonly file?: string;
  /** Line of a block, by the names and indexes that lead to it. */
  readonly lineOf?: (path: readonly string[]) => number | undefined;
}

/** A block of Terraform JSON: `resource.aws_lb.alb` has two labels, `locals` none. */
export interface StackBlock {
  readonly labels: readonly string[];
  readonly body: Json;
  readonly line: number | undefined;
  readonly file: string | undefined;
}

/**
 * The blocks of a type in all files. Wherever Terraform takes an object it takes a list of them too; files named `override` change what the others say.
 * https://developer.hashicorp.com/terraform/language/syntax/json#nested-block-mapping
 */
export function blocksOf(files: readonly StackFile[], type: string, labels: number): readonly StackBlock[] {
  const isOverride = ({ file = '' }: StackFile) => /(^|[/\\_])override\.(?:tf|tofu)\.json$/.test(file);
  const blocks = files.filter((one) => !isOverride(one)).flatMap((one) => blocksIn(one, type, labels));
  const changes = files.filter(isOverride).flatMap((one) => blocksIn(one, type, labels));
  if (changes.length === 0) return blocks;
  const keyOf = (block: StackBlock) => JSON.stringify(block.labels);
  const known = new Set(blocks.map(keyOf));
  return [
    ...blocks.map((block) => ({
      ...block,
      body: Object.fromEntries(
        [block, ...changes.filter((change) => keyOf(change) === keyOf(block))].flatMap(({ body }) =>
          Object.entries(body),
        ),
      ),
    })),
    ...changes.filter((change) => !known.has(keyOf(change))),
  ];
}

function blocksIn({ stack, file, lineOf }: StackFile, type: string, labels: number): readonly StackBlock[] {
  const found: StackBlock[] = [];
  const collect = (source: unknown, path: readonly string[], names: readonly string[]): void => {
    if (Array.isArray(source)) {
      for (const [index, item] of source.entries())
        if (isJson(item)) collect(item, [...path, String(index)], names);
      return;
    }
    if (!isJson(source)) return;
    if (names.length === labels) {
      found.push({ labels: names, body: source, line: lineOf?.(path), file });
      return;
    }
    for (const [name, inner] of Object.entries(source))
      if (name !== '//') collect(inner, [...path, name], [...names, name]);
  };
  const roots = Array.isArray(stack)
    ? stack.map((one, index) => ({ one, at: [String(index)] }))
    : [{ one: stack, at: [] }];
  for (const { one, at } of roots)
    if (isJson(one) && Object.hasOwn(one, type)) collect(one[type], [...at, type], []);
  return found;
}
