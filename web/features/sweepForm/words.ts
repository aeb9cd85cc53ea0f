import { en } from '../../i18n/en/en.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Translator } from '../../i18n/translator.ts';

/** The words of the form that need no arguments, translated on the server: the browser gets no translator. */
export type FormWords = Omit<
  Messages['form'],
  'modelOption' | 'datasetOption' | 'leftOut' | 'forecast' | 'choice' | 'kinds' | 'stage'
>;

export function formWords(t: Translator): FormWords {
  const {
    modelOption: _model,
    datasetOption: _dataset,
    leftOut: _leftOut,
    forecast: _forecast,
    choice: _choice,
    kinds: _kinds,
    stage: _stage,
    ...rest
  } = en.form;
  const raw = (key: string) => t.raw(`form.${key}` as Parameters<Translator['raw']>[0]) as string;
  return Object.fromEntries(Object.keys(rest).map((key) => [key, raw(key)])) as unknown as FormWords;
}
