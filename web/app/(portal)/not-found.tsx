import { NotFound } from '../../features/shell/NotFound.tsx';

/** Inside the portal, whose layout has the top bar already. */
export default function NotFoundInPortal() {
  return <NotFound />;
}
