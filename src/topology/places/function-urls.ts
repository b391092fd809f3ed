import type { Model } from '../../model/model.js';
import { all, certain } from '../../rules/conditions/certainty.js';
import { idAt } from '../ids-at.js';
import { notKnown } from '../known.js';
import { isMade } from '../presence.js';
import { textAt } from '../readings.js';
import type { FunctionUrl } from './place.js';

/**
 * The URLs of functions. With `NONE` the provider adds the permission for everybody.
 * Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url
 */
export function functionUrlsOf(model: Model): readonly FunctionUrl[] {
  return model.ofType('aws_lambda_function_url').map((element) => {
    const written = textAt(element, 'authorization_type');
    return {
      element,
      function:
        idAt(model, element, 'function_name') ?? notKnown(`${element.address} names no \`function_name\``),
      isOpen: all(isMade(element), written?.state === 'known' ? certain(written.value === 'NONE') : 'maybe'),
    };
  });
}
