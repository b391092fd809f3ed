import { isJson } from '../json.js';

/** What a file is that somebody gives to the review. */
export type TerraformFileKind =
  | 'stack'
  | 'plan'
  | 'failed plan'
  | 'state'
  | 'state file'
  | 'binary plan'
  | 'log'
  | 'hcl'
  | 'wrong encoding'
  | 'empty'
  | 'other';

const stackBlocks = [
  'terraform',
  'provider',
  'variable',
  'locals',
  'output',
  'resource',
  'data',
  'ephemeral',
  'module',
  'moved',
  'removed',
  'import',
  'check',
  'action',
  'list',
];

/** What a text is, as far as that shows before it is parsed; undefined for what may be JSON. */
export function kindOfText(text: string): TerraformFileKind | undefined {
  const start = text.slice(0, 400);
  if (start.startsWith('PK\u0003\u0004')) return 'binary plan';
  if (start.includes('\u0000') || start.startsWith('\ufffd\ufffd')) return 'wrong encoding';
  if (start.trim() === '') return text.trim() === '' ? 'empty' : undefined;
  if (/^\s*\{"@level"/.test(start)) return 'log';
  if (/^\s*(?:(?:#|\/\/)[^\n]*\n\s*)*(?:terraform|locals)\s*\{/.test(start)) return 'hcl';
  if (/^\s*(?:(?:#|\/\/)[^\n]*\n\s*)*(?:resource|data|module|provider|variable|output)\s+"/.test(start))
    return 'hcl';
  return undefined;
}

/** What JSON is. https://developer.hashicorp.com/terraform/internals/json-format */
export function kindOfJson(json: unknown): TerraformFileKind {
  if (Array.isArray(json)) return json.length > 0 && json.every(isStack) ? 'stack' : 'other';
  if (!isJson(json)) return 'other';
  const has = (name: string) => Object.hasOwn(json, name);
  if (has('planned_values') || has('resource_changes')) return json.errored === true ? 'failed plan' : 'plan';
  if (has('lineage') || (has('serial') && has('version'))) return 'state file';
  if (typeof json.format_version === 'string')
    return has('values') || Object.keys(json).every((name) => /^(format|terraform)_version$/.test(name))
      ? 'state'
      : 'other';
  return isStack(json) ? 'stack' : 'other';
}

function isStack(json: unknown): boolean {
  if (!isJson(json)) return false;
  const names = Object.keys(json).filter((name) => name !== '//');
  return names.length === 0 || names.some((name) => stackBlocks.includes(name));
}
