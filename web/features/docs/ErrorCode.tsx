import Link from 'next/link';
import styles from './term.module.css';

/** An error code: leads to what it means and what helps. */
export function ErrorCode({ code }: { code: string }) {
  return (
    <Link prefetch={false} href={`/docs/errors#${encodeURIComponent(code)}`} className={styles.term}>
      <code>{code}</code>
    </Link>
  );
}
