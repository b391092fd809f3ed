import type { TriedEdit } from '../../test/day-two/try-edit.js';

/** `docs/day-two.md` from edits that were tried. */
export function dayTwoPage(tried: readonly TriedEdit[]): string {
  const isRight = tried.filter(({ faults }) => faults.length === 0).length;
  return `# Edits of deployed environments

<!-- Written by \`npx tsx scripts/day-two.ts\`. -->

What \`plan\` shows of an edit of each setting, tried one by one on environments that were deployed on the sandbox: ${isRight} of ${tried.length} as the table of \`test/day-two\` has it, which was written by hand from AWS's documentation. What is refused is refused with \`--yes\` too, and left everything as it was, the emulator says.

| setting | to | on | the worst of it | refused by | because |
| --- | --- | --- | --- | --- | --- |
${tried.map(row).join('\n')}
`;
}

function row({ edit, shown, refusedBy, faults }: TriedEdit): string {
  const { setting, to, on, because, page } = edit;
  const value = typeof to === 'function' ? 'another' : `\`${JSON.stringify(to)}\``;
  const wrong = faults.length === 0 ? '' : ` **${faults.join('; ')}**`;
  const cells = [
    `\`${setting}\``,
    value,
    on,
    shown ?? 'no plan',
    refusedBy ?? '—',
    `[${because}](${page})${wrong}`,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
