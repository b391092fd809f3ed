import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import type { SourceDocument } from './source-document.js';

/** A file as data, with the places of its settings. */
export interface PlacedSource extends Pick<SourceDocument, 'locate' | 'locateKey' | 'plainText'> {
  /** Undefined for settings that come from a program. */
  readonly file: string | undefined;
  /** False for settings that come from a program: nothing has a line then. */
  readonly inFile: boolean;
  readonly data: unknown;
  /** How the next command is called. */
  readonly invocation: Invocation;
}

/** A parsed file, ready to place problems in. */
export function placedSource(
  document: SourceDocument,
  file: string,
  invocation: Invocation = plainInvocation,
): PlacedSource {
  const { value: data, locate, locateKey, plainText } = document;
  return { file, inFile: true, data, invocation, locate, locateKey, plainText };
}

/** Settings from a program: paths, but no lines. */
export function unplacedSource(data: unknown, file: string | undefined): PlacedSource {
  const nowhere = () => undefined;
  const places = { locate: nowhere, locateKey: nowhere, plainText: nowhere };
  return { file, inFile: false, data, invocation: plainInvocation, ...places };
}
