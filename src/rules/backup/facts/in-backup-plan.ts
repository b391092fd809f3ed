import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { tagsOf } from '../../facts/tags-of.js';
import { fail, pass, unknown, type Verdict } from '../../verdict.js';

/**
 * A selection of AWS Backup takes the element in: by its ARN, by an ARN with wildcards, or by a tag.
 * @param service as in the ARN, `rds`
 */
export function mustBeInBackupPlan(
  service: string,
): (element: Element, context: { model: Model }) => Verdict {
  const everything = new RegExp(`^(?:\\*|arn:(?:aws[a-z-]*|\\*):(?:${service}|\\*):\\*.*)$`);
  return (element, { model }) => {
    const selections = model.ofType('aws_backup_selection');
    const { elements, unresolved } = model.referring(element, {
      type: 'aws_backup_selection',
      path: 'resources',
    });
    if (elements.length > 0) return pass;
    const tag = tagsOf(element, model);
    const isTaken = (selection: Element) =>
      (selection.items('resources') ?? []).some((arn) => typeof arn === 'string' && everything.test(arn)) ||
      (selection.blocks('selection_tag') ?? []).some(({ values: { key, value } }) => {
        const own = typeof key === 'string' ? tag(key) : undefined;
        return own !== undefined && own === value;
      });
    if (selections.some(isTaken)) return pass;
    const isOpen = selections.some((selection) => selection.blocks('selection_tag') === undefined);
    return unresolved || isOpen
      ? unknown('', 'What a backup plan takes in cannot be traced.')
      : fail('', 'No `aws_backup_selection` names it.');
  };
}
