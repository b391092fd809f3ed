const environments = [
  'dev(?:elop|elopment)?',
  'te?st(?:ing)?',
  'qa',
  'uat',
  'sit',
  'int(?:egration)?',
  'sta?g(?:e|ing)?',
  'pre-?prod(?:uction)?',
  'prd',
  'prod(?:uction)?',
  'live',
  'sandbox',
  'sbx',
  'demo',
  'perf(?:ormance)?',
  'preview',
  'feature',
  'ci',
  'pr',
].join('|');

const numbered = new RegExp(`(?:^|[^a-z])(?:${environments})[-_.]?\\d+(?![a-z])`, 'i');

/** Whether a name holds an environment with a number, `dev-001`, so that a second one of it can stand beside the first. */
export function isNumbered(name: string): boolean {
  return numbered.test(name);
}
