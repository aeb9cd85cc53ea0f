import { forward } from '../../../features/session/forward.ts';

/** Workers that are attached by the portal's address get the files of their data sets from it, too. */
export { forward as GET };
