import type { Picture, PictureBox, PictureSubnet, PictureVpc } from './picture.js';

interface Changes {
  readonly box?: <T extends PictureBox>(box: T) => T;
  readonly vpc?: (vpc: PictureVpc) => PictureVpc;
  readonly subnet?: (subnet: PictureSubnet) => PictureSubnet;
}

function same<T>(one: T): T {
  return one;
}

/** The same picture with other boxes, VPCs and subnets in their places. */
export function mapPicture(picture: Picture, { box = same, vpc = same, subnet = same }: Changes): Picture {
  const regions = picture.regions.map((region) => ({
    ...region,
    services: region.services.map((one) => box(one)),
    vpcs: region.vpcs.map((one) => ({
      ...vpc(one),
      edge: one.edge.map((at) => box(at)),
      tiers: one.tiers.map((tier) => ({
        ...tier,
        subnets: tier.subnets.map((at) => subnet(at)),
        boxes: tier.boxes.map((at) => box(at)),
      })),
    })),
  }));
  return { ...picture, regions };
}

/** Every box of a picture. */
export function boxesOf({ regions }: Pick<Picture, 'regions'>): readonly PictureBox[] {
  return regions.flatMap(({ vpcs, services }) => [
    ...vpcs.flatMap(({ edge, tiers }) => [...edge, ...tiers.flatMap(({ boxes }) => boxes)]),
    ...services,
  ]);
}

/** Everything of a picture that stands for elements of the stack. */
export function partsOf({
  regions,
}: Pick<Picture, 'regions'>): readonly { readonly id: string; readonly elements: readonly string[] }[] {
  return regions.flatMap(({ vpcs, services }) => [
    ...vpcs.flatMap((vpc) => [
      vpc,
      ...vpc.edge,
      ...vpc.tiers.flatMap(({ subnets, boxes }) => [...subnets, ...boxes]),
    ]),
    ...services,
  ]);
}
