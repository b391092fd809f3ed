import { defineResource } from '../define-resource.js';
import {
  subscriptionAbsence,
  topicAbsence,
  topicEffects,
  topicPolicyAbsence,
  topicPolicyEffects,
} from '../effects/monitoring.js';

const topic = defineResource({
  type: 'aws_sns_topic',
  unique: { none: 'AWS takes the same name again' },
  identity: ['name'],
  madeAgain: 'AWS answers a second creation of the same name and settings with the topic that there is',
  effects: topicEffects,
  absence: topicAbsence,
  holdsData: false,
});

const topicPolicy = defineResource({
  type: 'aws_sns_topic_policy',
  unique: { none: 'is a setting of its topic' },
  identity: { none: 'it is a setting of its topic' },
  madeAgain: 'AWS takes the same policy twice',
  effects: topicPolicyEffects,
  absence: topicPolicyAbsence,
  holdsData: false,
});

const subscription = defineResource({
  type: 'aws_sns_topic_subscription',
  unique: { none: 'lies in its topic' },
  identity: { none: 'the endpoint may hold a key, which the journal must not' },
  madeAgain: 'AWS answers a second subscription of the same endpoint with the one that there is',
  absence: subscriptionAbsence,
  holdsData: false,
});

/** Topics, their policies and subscriptions. */
export const snsTypes = [topic, topicPolicy, subscription];
