import { isJson, type Json } from '../../model/json.js';

/** The attributes of an element of a stack by their paths: `metadata_options[0].http_tokens`. */
export type Attributes = ReadonlyMap<string, unknown>;

/** What is no business of a comparison: where the state is, and what cdktn notes. */
const left: ReadonlySet<string> = new Set(['//', 'terraform', 'variable']);
const byType: Readonly<Record<string, string>> = { resource: '', data: 'data.', ephemeral: 'ephemeral.' };
const byName: Readonly<Record<string, string>> = {
  output: 'output.',
  module: 'module.',
  provider: 'provider.',
};

/** The elements of a stack by their addresses, `aws_db_instance.postgres`, `data.aws_vpc.vpc`, `output.vpc_id`, `provider.aws`. */
export function stackElements(stack: Json): ReadonlyMap<string, Attributes> {
  const elements = new Map<string, Attributes>();
  const add = (address: string, body: unknown) =>
    elements.set(address, new Map(isJson(body) ? attributesOf(body, '') : [['', body]]));
  for (const [section, content] of Object.entries(stack).filter(([name]) => !left.has(name))) {
    if (section === 'locals') for (const [name, value] of entriesOf(content)) add(`local.${name}`, { value });
    for (const [type, named] of entriesOf(content)) {
      if (section in byType)
        for (const [name, body] of entriesOf(named)) add(`${byType[section]}${type}.${name}`, body);
      if (section in byName) add(`${byName[section]}${type}`, Array.isArray(named) ? { '': named } : named);
    }
  }
  return elements;
}

/** Terraform takes a block, or a list of blocks. */
function entriesOf(content: unknown): [string, unknown][] {
  if (Array.isArray(content)) return content.flatMap(entriesOf);
  return isJson(content) ? Object.entries(content) : [];
}

function attributesOf(body: Json, prefix: string): [string, unknown][] {
  return Object.entries(body).flatMap(([name, value]) => {
    // cdktn notes under `//` which construct made it.
    if (name === '//') return [];
    return leavesOf(value, name === '' ? prefix : `${prefix}${prefix === '' ? '' : '.'}${name}`);
  });
}

/** A list of plain values is one value: what stands at which place in it says nothing by itself. */
function leavesOf(value: unknown, path: string): [string, unknown][] {
  if (isJson(value)) return attributesOf(value, path);
  if (!Array.isArray(value) || !value.some(isJson)) return [[path, value]];
  return value.flatMap((one, at) => leavesOf(one, `${path}[${at}]`));
}
