'use client';

import type { GraphQLSchema } from 'graphql';
import { useEffect, useRef, useState } from 'react';
import type { Editor as EditorPart } from './Editor.tsx';
import type { Known } from './examples.ts';
import { emptyVariables, variablesFor } from './examples.ts';
import styles from './explorer.module.css';
import type { SchemaReader as SchemaReaderPart } from './SchemaReader.tsx';
import type { ExplorerWords } from './words.ts';

type ShownExample = { title: string; operation: string };
type ExplorerProps = { examples: ShownExample[]; known: Known; words: ExplorerWords };

/** What is larger than a page may be at first: it comes when the page stands, and until then there is a plain field. */
type Parts = { Editor: typeof EditorPart; SchemaReader: typeof SchemaReaderPart };

/** How many answers of a subscription stay on the page. */
const mostAnswers = 100;

/** Writes, completes and runs operations in the name of the reader, and reads the schema. */
export function Explorer({ examples, known, words }: ExplorerProps) {
  const first = examples[0]?.operation ?? '';
  const [operation, setOperation] = useState(first);
  const [variables, setVariables] = useState(variablesFor(first, known));
  const [answers, setAnswers] = useState<string[]>([]);
  const [typeName, setTypeName] = useState('Query');
  const [schema, setSchema] = useState<GraphQLSchema | null | 'unknown'>(null);
  const [parts, setParts] = useState<Parts | null>(null);
  const [awaited, setAwaited] = useState<'ANSWER' | 'EVENTS' | null>(null);
  const running = useRef<AbortController>(null);
  const areVariablesRight = isJson(variables);
  const empty = emptyVariables(variables);
  const lacksSweep = known.sweepIds.length === 0 && empty.some((name) => name.startsWith('sweepId'));

  useEffect(() => {
    const leave = new AbortController();
    async function load(): Promise<void> {
      const [{ Editor }, { SchemaReader }, { loadSchema }] = await Promise.all([
        import('./Editor.tsx'),
        import('./SchemaReader.tsx'),
        import('./loadSchema.ts'),
      ]);
      if (leave.signal.aborted) return;
      setParts({ Editor, SchemaReader });
      const loaded = await loadSchema(leave.signal);
      if (!leave.signal.aborted) setSchema(loaded ?? 'unknown');
    }
    load().catch(() => setSchema('unknown'));
    return () => {
      leave.abort();
      running.current?.abort();
    };
  }, []);

  async function run(): Promise<void> {
    running.current?.abort();
    if (!areVariablesRight) return;
    const mine = new AbortController();
    running.current = mine;
    setAnswers([]);
    setAwaited('ANSWER');
    const show = (answer: unknown) =>
      setAnswers((shown) => [...shown, JSON.stringify(answer, null, 2)].slice(-mostAnswers));
    try {
      const { isSubscription, send } = await import('./send.ts');
      if (isSubscription(operation)) setAwaited('EVENTS');
      await send({ operation, variables }, show, mine.signal);
    } catch (fault) {
      if (!mine.signal.aborted) show({ [words.failed]: fault instanceof Error ? fault.message : fault });
    } finally {
      if (running.current === mine) setAwaited(null);
    }
  }

  function choose(index: number): void {
    const { operation: chosen = '' } = examples[index] ?? {};
    setOperation(chosen);
    setVariables(variablesFor(chosen, known));
  }

  return (
    <>
      <div className={styles.bar}>
        <label>
          {words.example}
          <select defaultValue={0} onChange={(event) => choose(Number(event.target.value))}>
            {examples.map(({ title }, index) => (
              <option key={title} value={index}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button primary" onClick={run} disabled={!areVariablesRight}>
          {words.run}
        </button>
        {awaited && (
          <button type="button" className="button" onClick={() => running.current?.abort()}>
            {words.stop}
          </button>
        )}
      </div>
      <div className={styles.desk}>
        <section className={styles.pane}>
          <h2>{words.operation}</h2>
          {parts ? (
            <parts.Editor
              value={operation}
              label={words.operation}
              schema={schema === 'unknown' ? null : schema}
              onChange={setOperation}
              onRun={run}
              onType={setTypeName}
            />
          ) : (
            <textarea
              className={styles.plainEditor}
              aria-label={words.operation}
              value={operation}
              spellCheck={false}
              onChange={(event) => setOperation(event.target.value)}
            />
          )}
          <label className={styles.variables}>
            {words.variables}
            <textarea
              value={variables}
              spellCheck={false}
              aria-invalid={!areVariablesRight}
              onChange={(event) => setVariables(event.target.value)}
            />
          </label>
          {!areVariablesRight && <p className={styles.wrong}>{words.variablesWrong}</p>}
          {empty.length > 0 && (
            <p className="caption">
              {words.fillIn} <code>{empty.join(', ')}</code>
              {lacksSweep && `. ${words.noSweep}`}
            </p>
          )}
        </section>
        <section className={styles.pane} aria-live="polite">
          <h2>{words.answer}</h2>
          {awaited === 'EVENTS' && <p className="caption">{words.listening}</p>}
          {answers.length === 0 && awaited !== 'EVENTS' && <p className="caption">{words.noAnswer}</p>}
          {answers.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
            <pre className={styles.answer} tabIndex={0}>
              <code>{answers.join('\n\n')}</code>
            </pre>
          )}
        </section>
        <section className={styles.pane}>
          <h2>{words.schema}</h2>
          {schema === 'unknown' && <p className="caption">{words.noSchema}</p>}
          {parts && schema && schema !== 'unknown' && (
            <parts.SchemaReader schema={schema} name={typeName} words={words} onName={setTypeName} />
          )}
        </section>
      </div>
    </>
  );
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text || '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
