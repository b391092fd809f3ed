/** Whether a program is a script of cmd.exe, such as the `npx.cmd` of npm: Node.js starts none by itself. */
export function isWindowsScript(path: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' && /\.(?:cmd|bat)$/i.test(path);
}

/** Characters that mean something to cmd.exe. */
const special = /[()\][%!^"`<>&|;, *?]/g;

/**
 * How cmd.exe is called so that a script gets its arguments as they are (the quoting of cross-spawn); to be started with
 * `windowsVerbatimArguments`.
 * @see https://qntm.org/cmd
 */
export function windowsScriptCall(
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { readonly command: string; readonly args: readonly string[] } {
  // The scripts in node_modules/.bin hand their arguments on to a second round of reading.
  const rounds = /node_modules[\\/]\.bin[\\/][^\\/]+\.cmd$/i.test(path) ? 2 : 1;
  const words = [escaped(path.replaceAll('/', '\\')), ...args.map((arg) => quoted(arg, rounds))];
  return {
    command: env.ComSpec ?? env.COMSPEC ?? env.comspec ?? 'cmd.exe',
    args: ['/d', '/s', '/c', `"${words.join(' ')}"`],
  };
}

function quoted(arg: string, rounds: number): string {
  // Backslashes are doubled before a quote, and before the quote at the end.
  const inQuotes = `"${arg.replaceAll(/(\\+)("?)|"/g, escapedQuote)}"`;
  return rounds === 1 ? escaped(inQuotes) : escaped(escaped(inQuotes));
}

function escapedQuote(found: string, backslashes = '', quote = '', at: number, arg: string): string {
  if (found === '"') return '\\"';
  if (quote !== '') return `${backslashes}${backslashes}\\"`;
  return at + found.length === arg.length ? `${found}${found}` : found;
}

function escaped(text: string): string {
  return text.replaceAll(special, '^$&');
}
