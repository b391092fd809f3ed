import type { Element } from './element.js';
import type { Model } from './model.js';
import { isUnknown, type Value } from './value.js';

/** A policy document that other documents are merged into: which type it is. */
const documentType = 'data.aws_iam_policy_document';

/** Deeper than anybody writes: documents that are merged into documents. */
const deepestMerge = 50;

/** What is merged into a document: texts of JSON, other documents, and whether something is left that nobody knows yet. */
export interface MergedParts {
  readonly texts: readonly string[];
  readonly documents: readonly Element[];
  readonly isOpen: boolean;
}

/** True for a policy document of a data source. */
export function isDocument({ type }: Element): boolean {
  return type === documentType;
}

/**
 * What the lists of a document name for it to merge: `source_policy_documents`, `override_policy_documents`, and what older providers called them.
 * @param depth how many documents lead to this one
 */
export function mergedParts(
  model: Model,
  document: Element,
  { paths, depth }: { readonly paths: readonly string[]; readonly depth: number },
): MergedParts {
  const parts = paths.map((path) => partsAt(model, document, path));
  const texts = parts.flatMap((part) => part.texts);
  const documents = parts.flatMap((part) => part.documents);
  const isOpen = parts.some((part) => part.isOpen);
  return depth < deepestMerge ? { texts, documents, isOpen } : { texts, documents: [], isOpen: true };
}

function partsAt(model: Model, document: Element, path: string): MergedParts {
  const items = document.items(path);
  const texts = (items ?? []).map(textIn).filter((text) => text.trimStart().startsWith('{'));
  const open = items?.filter((item) => !isNothing(item) && !textIn(item).trimStart().startsWith('{'));
  if (open?.length === 0) return { texts, documents: [], isOpen: false };
  const documents = model.follow(document, path).elements.filter(isDocument);
  // A text among them points nowhere: where each of the others has its document, nothing is left open.
  const isOpen =
    open === undefined ? model.follow(document, path).unresolved : documents.length < open.length;
  return { texts, documents, isOpen: isOpen || documents.length === 0 };
}

/** JSON with expressions in it is known but for these. */
function textIn(item: Value): string {
  if (isUnknown(item)) return item.text ?? '';
  return typeof item === 'string' ? item : '';
}

function isNothing(item: Value): boolean {
  return item === null || (!isUnknown(item) && item === '');
}
