/**
 * First day on which an authority of certificates of RDS had expired in every region.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html
 */
export const expiredAuthorities: ReadonlyMap<string, string> = new Map([
  ['rds-ca-2015', '2020-03-06'],
  ['rds-ca-2019', '2024-11-01'],
]);
