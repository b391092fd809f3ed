import type { z } from 'zod';
import { tooMuchJson } from '../../model/text/json-size.js';

/** What compares documents calls itself for each level. */
const mostLevels = 1_000;

/** What a text holds, or why it is not what was expected. */
type Reading<Document> =
  | { readonly document: Document; readonly reason?: never }
  | { readonly document?: never; readonly reason: string };

/** Reads a JSON document of Terraform. The reason names the first place that differs, and never a value. */
export function readDocument<Document>(text: string, shape: z.ZodType<Document>): Reading<Document> {
  const tooMuch = tooMuchJson(text, mostLevels);
  if (tooMuch !== undefined) return { reason: tooMuch };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { reason: 'it is not JSON' };
  }
  const { data, error } = shape.safeParse(json);
  if (error === undefined) return { document: data };
  const [issue] = error.issues;
  const place = issue?.path.join('.') ?? '';
  return { reason: `${place === '' ? '' : `${place}: `}${issue?.message ?? ''}` };
}
