import type { Element } from '../../../model/element.js';

/** Where what launches instances names its image. */
export function imagePathOf(element: Element): 'image_id' | 'ami' {
  return element.type === 'aws_launch_template' || element.type === 'aws_launch_configuration'
    ? 'image_id'
    : 'ami';
}
