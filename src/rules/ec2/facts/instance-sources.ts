import type { Element } from '../../../model/element.js';
import type { Check, CheckContext } from '../../define-rule.js';
import { whereItLeads } from '../../facts/where-it-leads.js';
import { notApplicable, unknown, type Verdict } from '../../verdict.js';

/** Everything that says how an instance is launched. */
export const instanceSources = [
  'aws_launch_template',
  'aws_launch_configuration',
  'aws_instance',
  'aws_spot_instance_request',
] as const;

const templatePaths = ['launch_template.id', 'launch_template.name'];

/**
 * A check of what launches instances. An instance that leaves the attribute to its launch template is judged there: the check is about the
 * template, where the stack has it.
 */
export function unlessFromTemplate(path: string, check: Check): Check {
  return (element, context) => {
    if (!isFromTemplate(element) || element.get(path).state !== 'absent') return check(element, context);
    return byTemplate(element, context);
  };
}

/** What to say of an instance about something that its launch template decides. */
export function byTemplate(instance: Element, context: CheckContext): Verdict {
  if (templatesOf(instance, context).length > 0) return notApplicable;
  const path = templatePaths.find((one) => instance.get(one).state !== 'absent') ?? 'launch_template';
  return unknown(
    'launch_template',
    whereItLeads(context.model, instance, { path, what: 'Its launch template' }),
  );
}

/** True for an instance that starts from a launch template. */
export function isFromTemplate(element: Element): boolean {
  return element.type !== 'aws_launch_template' && element.get('launch_template').state !== 'absent';
}

function templatesOf(element: Element, { model }: CheckContext): readonly Element[] {
  return templatePaths
    .flatMap((path) => model.follow(element, path).elements)
    .filter(({ type }) => type === 'aws_launch_template');
}
