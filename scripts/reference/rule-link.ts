/** A link to a rule's section of rules.md, from a page beside it. */
export function ruleLink(id: string): string {
  return `[${id}](rules.md#${id.toLowerCase()})`;
}
