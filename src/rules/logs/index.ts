import type { Rule } from '../define-rule.js';
import alarmActs from './alarm-acts.js';
import logEncrypted from './log-encrypted.js';
import logRetention from './log-retention.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const logsRules: readonly Rule[] = [alarmActs, logRetention, logEncrypted];
