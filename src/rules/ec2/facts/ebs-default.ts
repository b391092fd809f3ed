import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { sameScalar } from '../../../model/value.js';
import { type Certainty, certain, some } from '../../conditions/certainty.js';
import { readSet } from '../../conditions/read-set.js';
import { pass, unknown, type Verdict } from '../../verdict.js';

/** The verdicts about volumes, unless they are encrypted anyway: then it passes, and where nobody knows that yet nothing fails. */
export function unlessByDefault(
  element: Element,
  model: Model,
  verdicts: readonly Verdict[],
): readonly Verdict[] {
  const isOn = isEncryptedByDefault(element, model);
  if (isOn === 'yes') return [pass];
  if (isOn === 'no') return verdicts;
  return verdicts.map((one) => (one.outcome === 'fail' ? unknown(one.attribute ?? '', one.message) : one));
}

/** Whether the stack turns encryption on for every new volume of the account and region that an element is made in. */
function isEncryptedByDefault(element: Element, model: Model): Certainty {
  return some(
    ...model
      .ofType('aws_ebs_encryption_by_default')
      .filter(({ provider }) => provider === element.provider)
      .map((setting): Certainty => {
        const enabled = readSet(setting, 'enabled');
        if (enabled.state === 'unknown') return 'maybe';
        return certain(enabled.state === 'absent' || sameScalar(enabled.value, true));
      }),
  );
}
