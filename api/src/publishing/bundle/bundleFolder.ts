import { join } from 'node:path';
import type { Services } from '../../platform/context/service.ts';

/** Where bundles are written before they are sent. */
export const bundleFolder = ({ environment }: Services) => join(environment.dataFolder, 'bundles');
