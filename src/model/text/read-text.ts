import {
  terraformJsonInvalid,
  terraformJsonTooMuch,
  terraformJsonUnexpected,
  type WantedKind,
} from '../errors.js';
import { type Json, jsonIn } from '../json.js';
import type { Model } from '../model.js';
import { readPlan } from '../plan/read-plan.js';
import { readStackParts } from '../stack/read-stack.js';
import { tooMuchJson } from './json-size.js';
import { blockLines, parseJson } from './json-text.js';
import { kindOfJson, kindOfText } from './terraform-json-kind.js';

/** A file that was read, with the name that findings and errors say. */
export interface TerraformFile {
  readonly file: string;
  readonly text: string;
}

/**
 * The model of one or several files of Terraform JSON, each element with file and line.
 * @throws UserError `terraform-json-invalid`, with line and column; `terraform-json-unexpected`, `terraform-json-too-much`
 */
export function readStackFiles(files: readonly TerraformFile[]): Model {
  return readStackParts(
    files.map(({ file, text: raw }) => {
      const text = withoutMark(raw);
      return { file, stack: jsonOf({ file, text }, 'stack'), lineOf: blockLines(text) };
    }),
  );
}

/**
 * The model of a plan as `terraform show -json` prints it.
 * @throws UserError `terraform-json-invalid`, with line and column; `terraform-json-unexpected`, `terraform-json-too-much`
 */
export function readPlanFile({ file, text }: TerraformFile): Model {
  const plan: Json = jsonIn(jsonOf({ file, text: withoutMark(text) }, 'plan'));
  return readPlan(plan);
}

function jsonOf({ file, text }: TerraformFile, wanted: WantedKind): unknown {
  const early = kindOfText(text);
  if (early !== undefined) throw terraformJsonUnexpected.error({ file, found: early, wanted }, { file });
  const reason = tooMuchJson(text);
  if (reason !== undefined) throw terraformJsonTooMuch.error({ file, reason }, { file });
  const parsed = parseJson(text);
  if ('broken' in parsed) throw terraformJsonInvalid.error({ file, wanted }, { file, ...parsed.broken });
  const found = kindOfJson(parsed.json);
  if (found !== wanted) throw terraformJsonUnexpected.error({ file, found, wanted }, { file });
  return parsed.json;
}

/** Without the mark that some editors put before UTF-8. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
