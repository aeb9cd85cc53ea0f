import { forward } from '../../../features/session/forward.ts';

export { forward as GET };
