/** What a project never commits: what npm and multienv make, plans and states. The lock of the provider is committed. */
const gitIgnored = [
  'node_modules/',
  '.multienv/',
  'cdktf.out/',
  '.terraform/',
  '*.tfplan',
  '*.tfstate',
  '*.tfstate.*',
] as const;

/** The lines that a .gitignore lacks; the last line about a path decides, as in git. */
export function missingIgnored(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return gitIgnored.filter((wanted) => {
    const last = lines.findLast((line) => plain(line.replace(/^!/, '')) === plain(wanted));
    return last === undefined || last.startsWith('!');
  });
}

/** `/node_modules`, `node_modules/` and `node_modules` mean the same here. */
function plain(line: string): string {
  return line.replace(/^(\*\*\/|\/)/, '').replace(/\/(\*\*?)?$/, '');
}
