import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { isUnknown } from '../../../model/value.js';
import { type Certainty, certain, some } from '../../conditions/certainty.js';
import { type TagValue, tagsOf } from '../../facts/tags-of.js';
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
    const byArn = (selection: Element) =>
      (selection.items('resources') ?? []).some((arn) => typeof arn === 'string' && everything.test(arn));
    const taken = some(...selections.flatMap((one) => [certain(byArn(one)), byTag(one, tag)]));
    if (taken === 'yes') return pass;
    return unresolved || taken === 'maybe'
      ? unknown('', 'What a backup plan takes in cannot be traced.')
      : fail('', 'No `aws_backup_selection` names it.');
  };
}

function byTag(selection: Element, tag: (key: string) => TagValue): Certainty {
  const blocks = selection.blocks('selection_tag');
  if (blocks === undefined) return 'maybe';
  return some(
    ...blocks.map(({ values: { key, value } }): Certainty => {
      if (isUnknown(key)) return 'maybe';
      const own = typeof key === 'string' ? tag(key) : undefined;
      if (own === undefined) return 'no';
      return isUnknown(own) || isUnknown(value) ? 'maybe' : certain(own === value);
    }),
  );
}
