import { forward } from '../../../features/session/forward.ts';

/** Workers that are attached by the portal's address send their checkpoints to it, too. */
export { forward as GET, forward as PUT };
