import type { ReactNode } from 'react';
import { loadViewer } from '../../features/session/viewer.ts';
import { TopBar } from '../../features/shell/TopBar.tsx';

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const answer = await loadViewer();
  return (
    <>
      <TopBar viewer={answer.status === 'signedIn' ? answer.viewer : null} />
      {children}
    </>
  );
}
