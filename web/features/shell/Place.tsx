'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import styles from './shell.module.css';

/** A place of the portal in the top bar, marked where the reader is in it, and brought into view where the bar scrolls. */
export function Place({ href, name }: { href: string; name: string }) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${href}/`);
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const bring = () => link.current && bringIntoView(link.current);
    if (!isHere) return;
    bring();
    // The typeface that comes later makes names wider or narrower.
    document.fonts.ready.then(bring);
  }, [isHere]);
  return (
    <Link
      ref={link}
      prefetch={false}
      href={href}
      className={styles.place}
      {...(isHere && { 'aria-current': 'page' as const })}
    >
      {name}
    </Link>
  );
}

/** Scrolls the row of places alone: `scrollIntoView` could move the page as well. */
function bringIntoView(link: HTMLElement): void {
  const row = link.parentElement;
  if (!row) return;
  const [place, frame] = [link.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += place.left + place.width / 2 - (frame.left + frame.width / 2);
}
