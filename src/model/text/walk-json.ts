import { type End, endOfScalar, endOfString } from './json-tokens.js';

/** Who is told of what a text holds. */
export interface JsonListeners {
  /** Of each object and list in the root, down to seven levels: the keys and indexes that lead to it, and the line of the last of them. */
  readonly onContainer?: (path: readonly string[], line: number) => void;
  /** Of each key that its object has already: where it stands. */
  readonly onRepeatedKey?: (at: number) => void;
}

/**
 * Walks through JSON text without building anything, as deep as it may go. Not jsonc-parser (3.3.1), which was measured beside it: its
 * `visit` calls itself and overflows the stack at 5,000 levels, takes up to twice as long on 70 MB, and of a string that breaks off
 * or has a wrong escape it tells where the string begins, not where it breaks.
 * @param listeners Terraform's blocks are no deeper than what they are told of
 * @returns where the text stops being JSON; undefined when it is JSON
 */
export function walkJson(text: string, listeners: JsonListeners = {}): number | undefined {
  const walker = new JsonWalker(text, listeners);
  let state: State = 'walks';
  while (state === 'walks') state = walker.step();
  return state === 'broken' ? walker.at : undefined;
}

type State = 'walks' | 'broken' | 'done';

interface Frame {
  readonly isList: boolean;
  /** Key, or index, of what is being read in it. */
  key: string;
  index: number;
  /** Line of that key or item. */
  line: number;
  /** Of an object, where somebody wants to know of keys that stand twice. */
  readonly keys?: Set<string>;
}

const deepestBlock = 7;

class JsonWalker {
  at = 0;
  readonly #text: string;
  readonly #listeners: JsonListeners;
  readonly #frames: Frame[] = [];
  #line = 1;
  #expected: 'value' | 'first item' | 'first key' | 'key' | 'comma' | 'nothing' = 'value';

  constructor(text: string, listeners: JsonListeners) {
    this.#text = text;
    this.#listeners = listeners;
  }

  step(): State {
    this.#skipBlanks();
    const sign = this.#text[this.at];
    const frame = this.#frames.at(-1);
    if (sign === undefined) return this.#expected === 'nothing' ? 'done' : 'broken';
    if (frame === undefined) return this.#expected === 'nothing' ? 'broken' : this.#value(sign, undefined);
    const isFirst = this.#expected === 'first item' || this.#expected === 'first key';
    if ((isFirst || this.#expected === 'comma') && sign === (frame.isList ? ']' : '}')) return this.#close();
    if (this.#expected === 'comma') return sign === ',' ? this.#next(frame) : 'broken';
    if (this.#expected === 'key' || this.#expected === 'first key') return this.#key(frame);
    return this.#value(sign, frame);
  }

  #value(sign: string, frame: Frame | undefined): State {
    if (frame?.isList === true) frame.line = this.#line;
    if (sign === '{' || sign === '[') return this.#open(sign === '[');
    return this.#pass(endOfScalar(this.#text, this.at), frame === undefined ? 'nothing' : 'comma');
  }

  #open(isList: boolean): State {
    const depth = this.#frames.length;
    if (this.#listeners.onContainer !== undefined && depth > 0 && depth <= deepestBlock)
      this.#listeners.onContainer(
        this.#frames.map(({ key }) => key),
        this.#frames.at(-1)?.line ?? this.#line,
      );
    const keys = isList || this.#listeners.onRepeatedKey === undefined ? {} : { keys: new Set<string>() };
    this.#frames.push({ isList, key: '0', index: 0, line: this.#line, ...keys });
    this.#expected = isList ? 'first item' : 'first key';
    this.at++;
    return 'walks';
  }

  #close(): State {
    this.#frames.pop();
    this.#expected = this.#frames.length === 0 ? 'nothing' : 'comma';
    this.at++;
    return 'walks';
  }

  #next(frame: Frame): State {
    frame.index++;
    if (frame.isList) frame.key = String(frame.index);
    this.#expected = frame.isList ? 'value' : 'key';
    this.at++;
    return 'walks';
  }

  #key(frame: Frame): State {
    if (this.#text[this.at] !== '"') return 'broken';
    const start = this.at;
    const end = endOfString(this.#text, start);
    if (this.#pass(end, 'value') === 'broken') return 'broken';
    const { onContainer, onRepeatedKey } = this.#listeners;
    if (onContainer !== undefined && this.#frames.length <= deepestBlock)
      frame.key = this.#string(start, end.at);
    if (onRepeatedKey !== undefined && frame.keys !== undefined) {
      const key = this.#string(start, end.at);
      if (frame.keys.has(key)) onRepeatedKey(start);
      frame.keys.add(key);
    }
    frame.line = this.#line;
    this.#skipBlanks();
    if (this.#text[this.at] !== ':') return 'broken';
    this.at++;
    return 'walks';
  }

  #string(start: number, end: number): string {
    const written = this.#text.slice(start + 1, end - 1);
    return written.includes('\\') ? JSON.parse(`"${written}"`) : written;
  }

  #pass(end: End, expected: 'value' | 'comma' | 'nothing'): State {
    this.at = end.at;
    this.#expected = expected;
    return end.isBroken ? 'broken' : 'walks';
  }

  #skipBlanks(): void {
    for (; this.at < this.#text.length; this.at++) {
      const code = this.#text.charCodeAt(this.at);
      if (code === 0x0a) this.#line++;
      else if (code !== 0x20 && code !== 0x0d && code !== 0x09) return;
    }
  }
}
