import { defuseCommands } from '../ci-commands.js';
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
  // An entity means nothing in a code span; what is markup elsewhere is left to no reader of code spans.
  const isPlain =
    /^[^`|<>&@]+$/.test(line) && line.trim() === line && defuseCommands(line, () => '') === line;
  return isPlain ? `\`${line}\`` : `<code>${harmless(line)}</code>`;
}

function oneLine(text: string): string {
  return escapeControls(text.replace(/\s+/g, ' '));
}

/**
 * As entities these characters are text: Markdown looks for the characters themselves. GitHub looks for mentions and issues afterwards,
 * so that a space without width has to keep name and number away from their sign.
 */
function harmless(text: string): string {
  const escaped = text.replace(/[&<>|`*_[\]\\~#@!$]|https?:|www\./gi, (found) => {
    const written = `${entity(found)}${found.slice(1)}`;
    return found === '@' || found === '#' ? `${written}&#8203;` : written;
  });
  return defuseCommands(escaped, entity);
}

function entity(text: string): string {
  return `&#${text.charCodeAt(0)};`;
}
