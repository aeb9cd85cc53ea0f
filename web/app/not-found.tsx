import { loadViewer } from '../features/session/viewer.ts';
import { NotFound } from '../features/shell/NotFound.tsx';
import { TopBar } from '../features/shell/TopBar.tsx';

export default async function NotFoundAnywhere() {
  const answer = await loadViewer();
  return (
    <>
      <TopBar viewer={answer.status === 'signedIn' ? answer.viewer : null} />
      <NotFound />
    </>
  );
}
