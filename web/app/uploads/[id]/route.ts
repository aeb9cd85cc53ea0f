import { forward } from '../../../features/session/forward.ts';

/** Programs that know the portal's address remove the files that they sent there, too. */
export { forward as DELETE };
