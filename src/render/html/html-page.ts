import { createHash } from 'node:crypto';
import { htmlText } from './html-text.js';

interface HtmlPage {
  readonly title: string;
  readonly style: string;
  /** The one script of the page. Default: none, and none may run. */
  readonly script?: string;
  /** Where a page that is served hears that it has changed, a path of its server. Default: nothing is asked. */
  readonly live?: string | undefined;
  /** What stands in `body`. */
  readonly body: string;
}

/**
 * A page that is one file: it loads nothing, and no script or style runs but its own, whose digests its policy names. Text that became
 * markup in spite of all could start nothing, and no script may make markup of a text.
 */
export function htmlPage({ title, style, script, live, body }: HtmlPage): string {
  const policy = [
    "default-src 'none'",
    `style-src ${digestOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${digestOf(script)}`]),
    ...(live === undefined ? [] : ["connect-src 'self'"]),
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="multienv">${live === undefined ? '' : `\n<meta name="live" content="${htmlText(live)}">`}
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}${script === undefined ? '' : `\n<script>${script}</script>`}
</body>
</html>
`;
}

function digestOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
