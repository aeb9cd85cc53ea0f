'use client';

import '../styles/tokens.css';
import '../styles/base.css';
import { FaultPage } from '../features/shell/FaultPage.tsx';

/** The layout itself failed: the same words, in a document of our own. */
export default function GlobalFault({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <FaultPage retry={retry} />
      </body>
    </html>
  );
}
