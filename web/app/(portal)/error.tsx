'use client';

import { FaultPage } from '../../features/shell/FaultPage.tsx';

export default function Fault({ retry }: { error: unknown; retry: () => void }) {
  return <FaultPage retry={retry} />;
}
