import type { Element } from './element.js';
import type { Model } from './model.js';
import { isDocument, mergedParts } from './policy-parts.js';
import {
  type NamedStatement,
  type PolicyStatement,
  statementOfBlock,
  statementsOfJson,
  unknownStatement,
  withoutVariables,
} from './policy-statements.js';
import { isValues, type Value } from './value.js';

/**
 * The statements of a policy attribute: JSON text, with or without expressions in it, or the `json` of a `data.aws_iam_policy_document`.
 * @returns undefined when the policy is known only after apply; none when there is no policy
 */
export function policyStatements(
  model: Model,
  element: Element,
  path: string,
): readonly PolicyStatement[] | undefined {
  const reading = element.get(path);
  if (reading.state === 'absent') return [];
  const text = reading.state === 'known' ? reading.value : reading.unknown.text;
  const written = typeof text === 'string' ? statementsIn(model, text) : undefined;
  if (written !== undefined) return written.map(({ statement }) => statement);
  const { elements, unresolved } = model.follow(element, path);
  const documents = elements.filter(isDocument);
  if (documents.length === 0) return undefined;
  const seen = new Set<Element>();
  const read = documents.map((document) => statementsOfDocument(model, document, { seen, depth: 0 }));
  if (read.includes(undefined)) return undefined;
  const statements = read.flatMap((some) => (some ?? []).map(({ statement }) => statement));
  return unresolved || isComputed(model, text) ? [...statements, unknownStatement] : statements;
}

/** A reference to a document and nothing else, or to a local. */
const plainReference =
  /^\s*\$\{\s*(?:data\.aws_iam_policy_document\.[\w-]+(?:\[[^\]]*\])?\.(?:minified_)?json|(local\.[\w-]+))\s*\}\s*$/;

/** True where an expression may make another policy of the documents that it names, or choose another one: only a plain reference is the document. */
function isComputed(model: Model, text: unknown, depth = 0): boolean {
  if (typeof text !== 'string') return false;
  const found = plainReference.exec(text);
  if (found === null || depth > 4) return true;
  const [, local] = found;
  if (local === undefined) return false;
  const reading = model.byAddress(local)?.get('value');
  if (reading === undefined || reading.state === 'absent') return true;
  return isComputed(model, reading.state === 'known' ? reading.value : reading.unknown.text, depth + 1);
}

/**
 * The statements of a document with all that is merged into it: its own take the place of sources, overrides that of its own.
 * Source: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/iam_policy_document
 * @param seen documents that are read already: each counts once
 * @returns undefined when none of it is known
 */
function statementsOfDocument(
  model: Model,
  document: Element,
  { seen, depth }: { readonly seen: Set<Element>; readonly depth: number },
): readonly NamedStatement[] | undefined {
  if (seen.has(document)) return [];
  seen.add(document);
  const merged = (paths: readonly string[]) => {
    const { texts, documents, isOpen } = mergedParts(model, document, { paths, depth });
    const read = [
      ...texts.map(namedOf),
      ...documents.map((one) => statementsOfDocument(model, one, { seen, depth: depth + 1 })),
    ];
    return isOpen ? [...read, undefined] : read;
  };
  const parts = [
    ...merged(['source_policy_documents', 'source_json']),
    document.blocks('statement')?.map((block) => statementOfBlock(block)),
    ...merged(['override_policy_documents', 'override_json']),
  ];
  const known = parts.reduce<readonly NamedStatement[]>((before, part) => inPlaceOf(before, part ?? []), []);
  if (!parts.includes(undefined)) return known;
  return known.length === 0 ? undefined : [...known, { sid: '', statement: unknownStatement }];
}

function inPlaceOf(
  before: readonly NamedStatement[],
  after: readonly NamedStatement[],
): readonly NamedStatement[] {
  const sids = new Set(after.map(({ sid }) => sid).filter((sid) => sid !== ''));
  return [...before.filter(({ sid }) => !sids.has(sid)), ...after];
}

/** The statements of a policy that is written out, as JSON or in `jsonencode`. */
function statementsIn(model: Model, text: string): readonly NamedStatement[] | undefined {
  if (text.trimStart().startsWith('{')) return inItsLanguage(parsed(text));
  const [, encoded] = /^\$\{\s*jsonencode\((.*)\)\s*\}$/s.exec(text) ?? [];
  if (encoded === undefined) return undefined;
  const local = /^\s*(local\.[\w-]+)\s*$/.exec(encoded)?.[1];
  return inItsLanguage(local === undefined ? parsed(encoded) : model.byAddress(local)?.values.value);
}

/**
 * The statements of a policy; in one without the `Version` that has variables they are plain text.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
 */
function inItsLanguage(document: Value | undefined): readonly NamedStatement[] | undefined {
  const statements = statementsOfJson(document);
  const version = isValues(document) ? (document.Version ?? '2008-10-17') : undefined;
  return version === '2008-10-17' ? statements?.map(withoutVariables) : statements;
}

function namedOf(text: string): readonly NamedStatement[] | undefined {
  return statementsOfJson(parsed(text));
}

function parsed(text: string): Value | undefined {
  try {
    const document: Value = JSON.parse(text);
    return document;
  } catch {
    return undefined;
  }
}
