import { referencesIn } from '../../model/expression/expression.js';
import { templateParts } from '../../model/expression/template.js';
import { isJson, type Json } from '../../model/json.js';
import { textsIn } from './texts-in.js';

/** What the locals of a stack hold, by their names. A plan names them, and does not tell it. */
export type StackLocals = ReadonlyMap<string, unknown>;

/** A local leads to a local, and so on: deeper than any stack nests that people read. */
const deepest = 8;

/** The locals of a stack in the JSON syntax of Terraform, which takes one block of them or several. */
export function localsIn({ locals }: Json): StackLocals {
  const blocks = Array.isArray(locals) ? locals : [locals];
  return new Map(blocks.flatMap((one) => (isJson(one) ? Object.entries(one) : [])));
}

/** What a local names, through other locals too, as a plan lists it: `aws_lb.alb.arn` and `aws_lb.alb`. None where the name is no local. */
export function namesInLocal(name: string, locals: StackLocals | undefined, depth = 0): readonly string[] {
  const local = /^local\.([\w-]+)/.exec(name)?.[1];
  if (local === undefined || locals === undefined || depth >= deepest) return [];
  const references = textsIn(locals.get(local)).flatMap((text) =>
    templateParts(text).flatMap(({ kind, code }) => (kind === 'text' ? [] : referencesIn(code))),
  );
  const names = references.flatMap(({ address, attribute }) =>
    attribute === '' ? [address] : [`${address}.${attribute}`, address],
  );
  return [...new Set(names.flatMap((one) => [one, ...namesInLocal(one, locals, depth + 1)]))];
}
