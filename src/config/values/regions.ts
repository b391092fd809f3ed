/** IANA time zone of each AWS region: commercial, GovCloud, China and the European Sovereign Cloud. The docs show backup and maintenance windows in it. */
export const regionTimeZones: Readonly<Record<string, string>> = {
  'af-south-1': 'Africa/Johannesburg',
  'ap-east-1': 'Asia/Hong_Kong',
  'ap-east-2': 'Asia/Taipei',
  'ap-northeast-1': 'Asia/Tokyo',
  'ap-northeast-2': 'Asia/Seoul',
  'ap-northeast-3': 'Asia/Tokyo',
  'ap-south-1': 'Asia/Kolkata',
  'ap-south-2': 'Asia/Kolkata',
  'ap-southeast-1': 'Asia/Singapore',
  'ap-southeast-2': 'Australia/Sydney',
  'ap-southeast-3': 'Asia/Jakarta',
  'ap-southeast-4': 'Australia/Melbourne',
  'ap-southeast-5': 'Asia/Kuala_Lumpur',
  'ap-southeast-6': 'Pacific/Auckland',
  'ap-southeast-7': 'Asia/Bangkok',
  'ca-central-1': 'America/Toronto',
  'ca-west-1': 'America/Edmonton',
  'cn-north-1': 'Asia/Shanghai',
  'cn-northwest-1': 'Asia/Shanghai',
  'eu-central-1': 'Europe/Berlin',
  'eu-central-2': 'Europe/Zurich',
  'eu-north-1': 'Europe/Stockholm',
  'eu-south-1': 'Europe/Rome',
  'eu-south-2': 'Europe/Madrid',
  'eu-west-1': 'Europe/Dublin',
  'eu-west-2': 'Europe/London',
  'eu-west-3': 'Europe/Paris',
  'eusc-de-east-1': 'Europe/Berlin',
  'il-central-1': 'Asia/Jerusalem',
  'me-central-1': 'Asia/Dubai',
  'me-south-1': 'Asia/Bahrain',
  'me-west-1': 'Asia/Riyadh',
  'mx-central-1': 'America/Mexico_City',
  'sa-east-1': 'America/Sao_Paulo',
  'sa-west-1': 'America/Santiago',
  'us-east-1': 'America/New_York',
  'us-east-2': 'America/New_York',
  'us-gov-east-1': 'America/New_York',
  'us-gov-west-1': 'America/Los_Angeles',
  'us-west-1': 'America/Los_Angeles',
  'us-west-2': 'America/Los_Angeles',
};

/** Regions of the isolated partitions, of which nobody says where they are. */
const isolatedRegions = [
  'eu-isoe-west-1',
  'us-iso-east-1',
  'us-iso-west-1',
  'us-isob-east-1',
  'us-isob-west-1',
  'us-isof-east-1',
  'us-isof-south-1',
];

/** Every region that AWS's SDK knows; a test holds the list against the SDK that is installed. */
export const regions: readonly string[] = [...Object.keys(regionTimeZones), ...isolatedRegions];

/**
 * Regions that came after the oldest provider that is supported (5.100.0), which refuses them unless it is told not to look: tried with
 * `terraform plan`.
 */
export const newToProvider: readonly string[] = ['ap-southeast-6', 'me-west-1', 'sa-west-1'];

/** The same of the S3 backend of the oldest Terraform (1.11): tried with `terraform init`. */
export const newToBackend: readonly string[] = [...newToProvider, 'ap-east-2', 'eusc-de-east-1'];
