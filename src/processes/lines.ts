const tailLimit = 64 * 1024;
/** Beyond this a line is handed on in pieces, so that memory stays bounded. */
const lineLimit = 64 * 1024 * 1024;

/** Cuts a stream of text into lines as it comes, and keeps its last 64 KiB. */
export class LineReader {
  readonly #onLine: ((line: string) => void) | undefined;
  #parts: string[] = [];
  #partsLength = 0;
  #tail = '';

  constructor(onLine: ((line: string) => void) | undefined) {
    this.#onLine = onLine;
  }

  /** The last 64 KiB of what came. */
  get tail(): string {
    return this.#tail;
  }

  /** More text has come. */
  push(text: string): void {
    this.#tail = (this.#tail + text).slice(-tailLimit);
    if (this.#onLine === undefined) return;
    const pieces = text.split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      this.#keep(piece);
      this.end();
    }
    this.#keep(last);
    if (this.#partsLength > lineLimit) this.end();
  }

  /** The line is complete, or the stream has ended: what is left is a line. */
  end(): void {
    const line = this.#parts.join('');
    const complete = this.#parts.length > 0;
    this.#parts = [];
    this.#partsLength = 0;
    if (complete && line !== '' && line !== '\r')
      this.#onLine?.(line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  #keep(piece: string): void {
    this.#parts.push(piece);
    this.#partsLength += piece.length;
  }
}
