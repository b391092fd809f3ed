/** First part of the keys of access logs in the log bucket; AWS adds `AWSLogs`, account, region, day and load balancer. */
export const accessLogPrefix = 'load-balancers';
