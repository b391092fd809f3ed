/** A text of a policy, as far as it is literal. */
export interface PolicyText {
  /** With `*` and `?` as wildcards where the operator has them; those that are meant as they are stand as `\uE001` and `\uE002`. */
  readonly pattern: string;
  /** The variables of the request in it, `aws:PrincipalOrgID`; each stands as `\uE003` in the pattern. */
  readonly variables: readonly string[];
  /** True where something in it is left to Terraform that may be anything: `${var.id}`, `${unknown}`. */
  readonly isOpen: boolean;
}

/** What stands for a variable of the request in a pattern. */
export const variableMark = '\uE003';
/** What stands for a text of Terraform that nobody knows yet, but that is one thing: the id of a resource. */
const referenceMark = '\uE004';

/** A key of the request, `aws:PrincipalTag/team`, with or without the text that takes its place where there is none. */
const requestVariable = /^\s*([\w-]+:[^,}]+?)\s*(?:,.*)?$/s;
/** An attribute of a resource or a data source, also of a module: `data.aws_vpc.main.id`, `~module.web.aws_lb.a["x"].arn~`. */
const plainReference =
  /^[\s~]*(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*(?:data\.)?[a-z]\w*_\w+\.[\w-]+(?:\[[^\]]*\])?\.[\w.[\]]+[\s~]*$/;

/** Reads `${…}` in a text of a policy: variables of the request, escaped signs, and what is left of Terraform's expressions. */
export function policyText(text: string): PolicyText {
  if (!text.includes('${')) return { pattern: text, variables: [], isOpen: false };
  const variables: string[] = [];
  let isOpen = false;
  const pattern = text.replaceAll(/\$\{([^}]*)\}?/g, (_, code: string) => {
    if (code === '*') return '\uE001';
    if (code === '?') return '\uE002';
    if (code === '$') return '$';
    const [, variable] = requestVariable.exec(code) ?? [];
    if (variable !== undefined) {
      variables.push(variable.toLowerCase());
      return variableMark;
    }
    if (!plainReference.test(code)) isOpen = true;
    return referenceMark;
  });
  return { pattern, variables, isOpen };
}

/** The same signs as a pattern has for those that are meant as they are. */
export function literalText(text: string): string {
  return text.replaceAll('*', '\uE001').replaceAll('?', '\uE002');
}

/** Whether a text may stand for anything: an input of Terraform, or what is known only after apply. */
export function isOpenText(text: string): boolean {
  return text.includes('${') && policyText(text).isOpen;
}
