import Link from 'next/link';
import styles from './item.module.css';

/** Which of the reader's teams an item is of, as the way to that team; nothing where all are of one team. */
export function TeamOfItem({ item: { team } }: { item: { team?: { id: string; name: string } } }) {
  if (!team) return null;
  return (
    <p className="caption">
      <Link prefetch={false} className={styles.team} href={`/team?team=${encodeURIComponent(team.id)}`}>
        {team.name}
      </Link>
    </p>
  );
}
