interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * A value in no more room than there is: what differs from the other side is kept, or else the end, with as many whole parts around it (of a path, a
 * name, a list) as fit.
 */
export function cutValue(text: string, room: number, other?: string): string {
  if (text.length <= room) return text;
  const differs = other === undefined ? { from: text.length, to: text.length } : difference(text, other);
  const parts = partsOf(text);
  let first = parts.findIndex(({ to }) => to > differs.from);
  if (first === -1) first = parts.length - 1;
  let last = first;
  while (last < parts.length - 1 && (parts[last]?.to ?? 0) < differs.to) last++;
  const shownOf = (a: number, b: number) =>
    shownPart(text, { from: parts[a]?.from ?? 0, to: parts[b]?.to ?? 0 });
  if (shownOf(first, last).length > room) return hardCut(text, room, differs);
  for (let grows = true; grows; ) {
    grows = false;
    if (last + 1 < parts.length && shownOf(first, last + 1).length <= room) [last, grows] = [last + 1, true];
    if (first > 0 && shownOf(first - 1, last).length <= room) [first, grows] = [first - 1, true];
  }
  return shownOf(first, last);
}

/** A part that is longer than the room: from where it differs on. */
function hardCut(text: string, room: number, { from }: Part): string {
  const start = Math.max(0, Math.min(from, text.length - room + 1));
  return start + room - 2 >= text.length
    ? `…${text.slice(text.length - room + 1)}`
    : shownPart(text, { from: start, to: start + room - (start === 0 ? 1 : 2) });
}

function shownPart(text: string, { from, to }: Part): string {
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

function difference(text: string, other: string): Part {
  let from = 0;
  while (text[from] !== undefined && text[from] === other[from]) from++;
  let end = 0;
  const most = Math.min(text.length, other.length) - from;
  while (end < most && text.at(-1 - end) === other.at(-1 - end)) end++;
  return { from, to: Math.max(from, text.length - end) };
}

/** Words and the segments of paths and names, each with what ends it. */
function partsOf(text: string): readonly Part[] {
  return [...text.matchAll(/[^/:,._\s-]+[/:,._\s-]*|[/:,._\s-]+/g)].map(({ index, 0: part }) => ({
    from: index,
    to: index + part.length,
  }));
}
