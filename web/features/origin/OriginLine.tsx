import type { Language } from '../../charts/chart.type.ts';
import type { ImportFormat, SweepOrigin } from '../../graphql/generated/graphql.ts';
import { phrase } from '../phrase/phrase.ts';
import { RichText } from '../phrase/richText.tsx';

type Imported = { format: ImportFormat; fileName: string; contentHash: string; importedAt: string };
type OriginLineProps = { sweep: { origin: SweepOrigin; imported: Imported | null }; language: Language };

/** Where the runs of a sweep came from, where our workers did not train them. */
export function OriginLine({ sweep: { origin, imported }, language: { t, numbers } }: OriginLineProps) {
  if (origin === 'REPORTED') return <p className="caption">{t('origin.reported')}</p>;
  if (!imported) return null;
  const { format, fileName, contentHash, importedAt } = imported;
  const said = {
    date: numbers.date(new Date(importedAt)),
    fileName,
    format: t(`origin.format.${format}`),
    hash: contentHash.slice(0, 12),
  };
  return (
    <p className="caption">
      <RichText t={t} phrase={phrase('origin.imported', said)} />
    </p>
  );
}
