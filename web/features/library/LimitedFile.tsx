'use client';

import type { ChangeEvent } from 'react';

type LimitedFileProps = { label: string; name: string; accept: string; mostBytes: number; tooLarge: string };

/** A file to choose; one that is too large is refused before it is sent, for a server would cut the sending off. */
export function LimitedFile({ label, name, accept, mostBytes, tooLarge }: LimitedFileProps) {
  function chosen({ currentTarget }: ChangeEvent<HTMLInputElement>): void {
    const isTooLarge = (currentTarget.files?.[0]?.size ?? 0) > mostBytes;
    currentTarget.setCustomValidity(isTooLarge ? tooLarge : '');
    currentTarget.reportValidity();
  }
  return (
    <label>
      {label}
      <input type="file" name={name} accept={accept} onChange={chosen} />
    </label>
  );
}
