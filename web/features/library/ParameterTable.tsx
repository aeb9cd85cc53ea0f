import type { ModuleSpec } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import styles from './layers.module.css';

type ParameterTableProps = { parameters: ModuleSpec['parameters']; language: Language };

/** The trained tensors of a module: all of it that can be known without running its code. */
export function ParameterTable({ parameters, language: { t } }: ParameterTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={`${styles.frame} ${styles.tensors}`} tabIndex={0} aria-label={t('model.tensors')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('model.tensor')}</th>
            <th scope="col">{t('model.role')}</th>
            <th scope="col">{t('model.shape')}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ name, role, shape }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{t(`model.roles.${role}`)}</td>
              <td>{shape.join('×')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
