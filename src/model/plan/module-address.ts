/** One module on the way to another: `module.web["a"]`. */
export interface ModuleStep {
  readonly name: string;
  /** Its index as Terraform writes it, `["a"]`; empty where there is none. */
  readonly index: string;
}

const step = /\.?module\.([\w-]+)((?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?)/y;

/** The modules of an address, from the root: `module.web["a"].module.lb` has two. What follows them is not looked at. */
export function moduleSteps(address: string): readonly ModuleStep[] {
  const steps: ModuleStep[] = [];
  step.lastIndex = 0;
  for (let match = step.exec(address); match !== null; match = step.exec(address))
    steps.push({ name: match[1] ?? '', index: match[2] ?? '' });
  return steps;
}

/** An index as Terraform writes it in an address: `["a"]`, `[0]`. */
export function indexText(index: unknown): string {
  if (typeof index === 'number') return `[${index}]`;
  return typeof index === 'string' ? `[${JSON.stringify(index)}]` : '';
}
