'use client';

import { useEffect, useState } from 'react';
import type { FieldValues } from './fields.ts';
import type { Foretold } from './foretell.ts';
import { foretell } from './foretell.ts';
import styles from './form.module.css';
import type { FormWords } from './words.ts';

/** How long typing rests before a forecast is asked for, in milliseconds. */
const rest = 350;

/** What the sweep would take, asked anew whenever what is typed rests. */
export function Forecast({ values, words }: { values: FieldValues; words: FormWords }) {
  const [foretold, setForetold] = useState<Foretold>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await foretell(values).catch(() => null);
      if (isCurrent) setForetold(answer);
    }, rest);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [values]);
  return (
    <section aria-live="polite" className={styles.forecast}>
      <h2>{words.forecastTitle}</h2>
      {foretold ? (
        <>
          <dl>
            {foretold.rows.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {foretold.note && <p className="caption">{foretold.note}</p>}
        </>
      ) : (
        <p className="caption">{words.forecastNone}</p>
      )}
    </section>
  );
}
