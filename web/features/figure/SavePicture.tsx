'use client';

import { useEffect, useState } from 'react';
import styles from './figure.module.css';
import { rasterise } from './rasterise.ts';

type SavePictureProps = { href: string; fileName: string; label: string };

/** Saves a figure as PNG, drawn by the browser from its SVG; absent where no script runs. */
export function SavePicture({ href, fileName, label }: SavePictureProps) {
  const [canSave, setCanSave] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => setCanSave(true), []);
  if (!canSave) return null;
  async function save(): Promise<void> {
    setIsBusy(true);
    try {
      const picture = await rasterise(await (await fetch(href)).text());
      const link = Object.assign(document.createElement('a'), {
        href: URL.createObjectURL(picture),
        download: fileName,
      });
      link.click();
      URL.revokeObjectURL(link.href);
    } finally {
      setIsBusy(false);
    }
  }
  return (
    <button type="button" className={styles.save} disabled={isBusy} onClick={save}>
      {label}
    </button>
  );
}
