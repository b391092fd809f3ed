import { z } from 'zod';
import { stateUnreadable } from '../errors.js';
import { readDocument } from './read-document.js';

// What is not named here is kept: two states are compared by all that is in them.
const instance = z.looseObject({
  index_key: z.union([z.string(), z.number()]).nullish(),
  deposed: z.string().optional(),
  status: z.string().optional(),
  attributes: z.record(z.string(), z.unknown()).nullish(),
});
const resource = z.looseObject({
  module: z.string().optional(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  instances: z.array(instance).default([]),
});

/** https://developer.hashicorp.com/terraform/language/state: version 4 of the format, which Terraform writes since 0.12. */
const stateShape = z.object({
  version: z.literal(4, { error: 'only version 4 is known' }),
  terraform_version: z.string().default(''),
  serial: z.number().default(0),
  lineage: z.string().default(''),
  outputs: z.record(z.string(), z.unknown()).default({}),
  resources: z.array(resource).default([]),
});

/** What `terraform state pull` prints, or a state file holds. It holds values, some of them secret. */
export type StateDocument = z.output<typeof stateShape>;

/** A resource or data source of a state, with its instances. */
export type StateResource = StateDocument['resources'][number];

/** One object of AWS that a state knows. */
export type StateInstance = StateResource['instances'][number];

/** Where there is no state yet, as `state pull` then prints nothing. */
const noState: StateDocument = {
  version: 4,
  terraform_version: '',
  serial: 0,
  lineage: '',
  outputs: {},
  resources: [],
};

/**
 * Reads a state; an empty text is one that holds nothing.
 * @param suffix whose state it is
 * @throws UserError `state-unreadable` for another format: what is not understood must not look like an empty state
 */
export function parseState(text: string, suffix: string): StateDocument {
  const { document, reason } = read(text);
  if (document === undefined) throw stateUnreadable.error({ suffix, reason });
  return document;
}

/** The same where a state that cannot be read is somebody else's business: undefined for it. */
export function tryParseState(text: string): StateDocument | undefined {
  return read(text).document;
}

/** Whether a state was cut off, as a disk that is full does it: Terraform can do nothing with it. */
export function isCutOff(text: string): boolean {
  if (text.trim() === '') return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

function read(text: string) {
  return text.trim() === '' ? { document: noState } : readDocument(text, stateShape);
}
