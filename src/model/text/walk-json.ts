import { type End, endOfScalar, endOfString } from './json-tokens.js';

/** Is told of each object and list: the keys and indexes that lead to it, and the line of the last of them. */
export type OnContainer = (path: readonly string[], line: number) => void;

/**
 * Walks through JSON text without building anything, as deep as it may go. Not jsonc-parser (3.3.1), which was measured beside it: its
 * `visit` calls itself and overflows the stack at 5,000 levels, takes up to twice as long on 70 MB, and of a string that breaks off
 * or has a wrong escape it tells where the string begins, not where it breaks.
 * @param onContainer is told of what lies in the root, down to seven levels: Terraform's blocks are no deeper
 * @returns where the text stops being JSON; undefined when it is JSON
 */
export function walkJson(text: string, onContainer?: OnContainer): number | undefined {
  const walker = new JsonWalker(text, onContainer);
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
}

const deepestBlock = 7;

class JsonWalker {
  at = 0;
  readonly #text: string;
  readonly #onContainer: OnContainer | undefined;
  readonly #frames: Frame[] = [];
  #line = 1;
  #expected: 'value' | 'first item' | 'first key' | 'key' | 'comma' | 'nothing' = 'value';

  constructor(text: string, onContainer: OnContainer | undefined) {
    this.#text = text;
    this.#onContainer = onContainer;
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
    if (this.#onContainer !== undefined && depth > 0 && depth <= deepestBlock)
      this.#onContainer(
        this.#frames.map(({ key }) => key),
        this.#frames.at(-1)?.line ?? this.#line,
      );
    this.#frames.push({ isList, key: '0', index: 0, line: this.#line });
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
    if (this.#onContainer !== undefined && this.#frames.length <= deepestBlock)
      frame.key = JSON.parse(this.#text.slice(start, end.at));
    frame.line = this.#line;
    this.#skipBlanks();
    if (this.#text[this.at] !== ':') return 'broken';
    this.at++;
    return 'walks';
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
