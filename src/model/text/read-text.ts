import {
  terraformJsonEmpty,
  terraformJsonInvalid,
  terraformJsonMalformed,
  terraformJsonTooMuch,
  terraformJsonUnexpected,
  type WantedKind,
} from '../errors.js';
import { isJson, type Json, jsonIn } from '../json.js';
import type { Model } from '../model.js';
import { namesNothing, planFault } from '../plan/plan-fault.js';
import { readPlan } from '../plan/read-plan.js';
import { readStackParts } from '../stack/read-stack.js';
import { stackFault } from '../stack/stack-fault.js';
import { tooMuchJson } from './json-size.js';
import { blockLines, parseJson, repeatedKey } from './json-text.js';
import { kindOfJson, kindOfText } from './terraform-json-kind.js';

/** A file that was read, with the name that findings and errors say. */
export interface TerraformFile {
  readonly file: string;
  readonly text: string;
}

/**
 * The model of one or several files of Terraform JSON, each element with file and line.
 * @throws UserError `terraform-json-invalid` and `terraform-json-malformed`, with line and column where there are; `terraform-json-unexpected`, `terraform-json-too-much`
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
 * @throws UserError as of a stack, and `terraform-json-empty` for a plan that names no resource
 */
export function readPlanFile({ file, text }: TerraformFile): Model {
  const plan: Json = jsonIn(jsonOf({ file, text: withoutMark(text) }, 'plan'));
  if (namesNothing(plan)) throw terraformJsonEmpty.error({ file, wanted: 'plan' }, { file });
  return readPlan(plan);
}

function jsonOf({ file, text }: TerraformFile, wanted: WantedKind): unknown {
  const early = kindOfText(text);
  if (early !== undefined) throw terraformJsonUnexpected.error({ file, found: early, wanted }, { file });
  const reason = tooMuchJson(text);
  if (reason !== undefined) throw terraformJsonTooMuch.error({ file, reason }, { file });
  const parsed = parseJson(text);
  if ('broken' in parsed) throw terraformJsonInvalid.error({ file, wanted }, { file, ...parsed.broken });
  if (wanted === 'plan' && isJson(parsed.json) && Object.keys(parsed.json).length === 0)
    throw terraformJsonEmpty.error({ file, wanted }, { file });
  const found = kindOfJson(parsed.json);
  if (found !== wanted) throw terraformJsonUnexpected.error({ file, found, wanted }, { file });
  const twice = repeatedKey(text, parsed.json);
  const fault =
    twice === undefined
      ? faultIn(parsed.json, wanted)
      : 'a key stands twice, and only one of them would be read';
  if (fault !== undefined) throw terraformJsonMalformed.error({ file, fault, wanted }, { file, ...twice });
  return parsed.json;
}

function faultIn(json: unknown, wanted: WantedKind): string | undefined {
  return wanted === 'plan' ? planFault(jsonIn(json)) : stackFault(json);
}

/** Without the mark that some editors put before UTF-8. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
