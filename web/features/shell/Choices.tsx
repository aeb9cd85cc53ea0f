import Link from 'next/link';
import styles from './choices.module.css';

type Choice = { name: string; href: string; isCurrent: boolean };

/** One of a few, as links: the choice lives in the address, works before JavaScript, and is read as a list. */
export function Choices({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav className={styles.choices} aria-label={label}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <ul>
        {choices.map(({ name, href, isCurrent }) => (
          <li key={href}>
            <Link
              prefetch={false}
              replace
              scroll={false}
              href={href}
              {...(isCurrent && { 'aria-current': 'true' as const })}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
