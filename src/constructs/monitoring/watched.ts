/** What alarms and dashboard look at. */
export interface Watched {
  readonly loadBalancer: {
    /** Last part of the ARN, as CloudWatch names a load balancer. */
    readonly arnSuffix: string;
    readonly targetGroupArnSuffix: string;
  };
  readonly instances: { readonly autoScalingGroupName: string; readonly minSize: number };
  readonly database: { readonly identifier: string; readonly storageGiB: number };
}
