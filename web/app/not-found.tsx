import { NotFound } from '../features/shell/NotFound.tsx';
import { TopBar } from '../features/shell/TopBar.tsx';

export default function NotFoundAnywhere() {
  return (
    <>
      <TopBar viewer={null} />
      <NotFound />
    </>
  );
}
