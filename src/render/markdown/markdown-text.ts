import { escapeControls } from '../escape.js';

/** Text in which only code spans mean something to Markdown: no link, image, mention, markup or table cell can come from a name in a file. */
export function markdownText(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part.slice(1, -1)) : harmless(part)))
    .join('');
}

/** Text as code, whatever it holds. */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  if (/^[^`|]+$/.test(line) && line.trim() === line) return `\`${line}\``;
  return `<code>${harmless(line)}</code>`;
}

function oneLine(text: string): string {
  return escapeControls(text.replace(/\s+/g, ' '));
}

/**
 * As entities these characters are text: Markdown looks for the characters themselves. GitHub looks for mentions and issues afterwards,
 * so that a space without width has to keep name and number away from their sign.
 */
function harmless(text: string): string {
  return text.replace(/[&<>|`*_[\]\\~#@!]|https?:|www\./g, (found) => {
    const entity = `&#${found.charCodeAt(0)};${found.slice(1)}`;
    return found === '@' || found === '#' ? `${entity}&#8203;` : entity;
  });
}
