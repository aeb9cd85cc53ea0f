'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './shell.module.css';

/** A place of the portal in the top bar, marked where the reader is in it. */
export function Place({ href, name }: { href: string; name: string }) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      prefetch={false}
      href={href}
      className={styles.place}
      {...(isHere && { 'aria-current': 'page' as const })}
    >
      {name}
    </Link>
  );
}
