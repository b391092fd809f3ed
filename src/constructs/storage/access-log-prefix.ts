/** First part of the keys of access logs in the log bucket, before the name of the bucket. */
export const accessLogPrefix = 'buckets';
