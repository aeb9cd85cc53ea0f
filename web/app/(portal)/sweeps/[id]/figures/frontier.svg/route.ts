import { frontierPicture } from '../../../../../../features/cost/frontierPicture.ts';

export const GET = frontierPicture('svg');
