'use client';

import { useState } from 'react';
import type { FieldValues } from './fields.ts';
import styles from './form.module.css';
import { readSweepForm } from './readSweepForm.ts';
import type { CodeLanguage } from './requestCode.ts';
import { codeLanguages, requestCode } from './requestCode.ts';
import type { FormWords } from './words.ts';

const names: Record<CodeLanguage, string> = {
  graphql: 'GraphQL',
  typescript: 'TypeScript',
  python: 'Python',
};

/** The sweep as it is typed, as an operation or a program in two languages, to copy. */
export function CodeSheet({
  values,
  teamId,
  words,
}: {
  values: FieldValues;
  teamId: string;
  words: FormWords;
}) {
  const [language, setLanguage] = useState<CodeLanguage>('graphql');
  const [isCopied, setIsCopied] = useState(false);
  const [origin, setOrigin] = useState('');
  // What is wrong with a field is said beside it, when it is sent.
  const { input } = readSweepForm(values, teamId, () => '');
  async function copy(code: string): Promise<void> {
    await navigator.clipboard.writeText(code);
    setIsCopied(true);
  }
  return (
    <details className={styles.code} onToggle={() => setOrigin(location.origin)}>
      <summary>{words.code}</summary>
      {!input && <p className="caption">{words.codeIncomplete}</p>}
      {input && (
        <>
          <div className={styles.codeBar}>
            <select
              aria-label={words.codeLanguage}
              value={language}
              onChange={(event) => {
                setLanguage(event.target.value as CodeLanguage);
                setIsCopied(false);
              }}
            >
              {codeLanguages.map((name) => (
                <option key={name} value={name}>
                  {names[name]}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="button"
              onClick={() => copy(requestCode(language, input, origin))}
            >
              {words.copy}
            </button>
            <span aria-live="polite" className="caption">
              {isCopied ? words.copied : ''}
            </span>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>
            <code>{requestCode(language, input, origin)}</code>
          </pre>
        </>
      )}
    </details>
  );
}
