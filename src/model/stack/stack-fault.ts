import { isJson, type Json } from '../json.js';

/** The blocks that hold what is reviewed, each with its labels: `resource.aws_lb.alb` has two. */
const labelsOf: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  module: 1,
  provider: 1,
  variable: 1,
  output: 1,
  locals: 0,
  terraform: 0,
};

/**
 * What keeps a document from being Terraform JSON that can be reviewed, in words that follow the name of the file: the first place where no
 * block stands although one should. What is not understood must not look like nothing to find.
 */
export function stackFault(stack: unknown): string | undefined {
  if (!Array.isArray(stack)) return isJson(stack) ? bodyFault(stack, []) : 'it is no object';
  for (const [index, body] of stack.entries()) {
    const fault = isJson(body) ? bodyFault(body, [String(index)]) : `\`${index}\` is no object`;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function bodyFault(body: Json, path: readonly string[]): string | undefined {
  for (const [type, labels] of Object.entries(labelsOf)) {
    const fault = Object.hasOwn(body, type) ? blockFault(body[type], labels, [...path, type]) : undefined;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function blockFault(source: unknown, labels: number, path: readonly string[]): string | undefined {
  const blocks: readonly (readonly [at: readonly string[], block: unknown])[] = Array.isArray(source)
    ? [...source.entries()].map(([index, block]) => [[...path, String(index)], block])
    : [[path, source]];
  for (const [at, block] of blocks) {
    if (!isJson(block)) return `\`${at.join('.')}\` is no block`;
    if (labels === 0) continue;
    for (const [name, inner] of Object.entries(block)) {
      const fault = name === '//' ? undefined : blockFault(inner, labels - 1, [...at, name]);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}
