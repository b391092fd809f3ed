/** THIRD-PARTY-NOTICES.txt: every bundled package with its version, where its source is, and its licence in full. Equal texts stand once. */
export function notices(packages) {
  const parts = [...byText(packages)].map(([text, those]) => `${those.map(heading).join('\n')}\n\n${text}\n`);
  return [introduction, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

const introduction = `THIRD-PARTY NOTICES

The files in dist/ contain code of the packages below, unchanged but for bundling
and minification. Each keeps its own licence. Its source, as it was bundled, is
the named version of the package on the npm registry.
`;

function heading({ name, version, license, source }) {
  const place = `https://www.npmjs.com/package/${name}/v/${version}`;
  return `${name} ${version} (${license})\n  ${place}${source === undefined ? '' : `\n  ${source}`}`;
}

function byText(packages) {
  const groups = new Map();
  for (const one of packages) groups.set(one.text, [...(groups.get(one.text) ?? []), one]);
  return groups;
}
