import { defineResource } from '../define-resource.js';
import { topicEffects, topicPolicyEffects } from '../effects/monitoring.js';

const topic = defineResource({
  type: 'aws_sns_topic',
  identity: ['name'],
  madeAgain: 'AWS answers a second creation of the same name and settings with the topic that there is',
  effects: topicEffects,
  holdsData: false,
});

const topicPolicy = defineResource({
  type: 'aws_sns_topic_policy',
  identity: { none: 'it is a setting of its topic' },
  madeAgain: 'AWS takes the same policy twice',
  effects: topicPolicyEffects,
  holdsData: false,
});

const subscription = defineResource({
  type: 'aws_sns_topic_subscription',
  identity: { none: 'the endpoint may hold a key, which the journal must not' },
  madeAgain: 'AWS answers a second subscription of the same endpoint with the one that there is',
  holdsData: false,
});

/** Topics, their policies and subscriptions. */
export const snsTypes = [topic, topicPolicy, subscription];
