import { forward } from '../../features/session/forward.ts';

/** Programs that know the portal's address send the files that they import to it, too. */
export { forward as GET, forward as POST };
