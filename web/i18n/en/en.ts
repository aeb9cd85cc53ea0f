import { answer } from './answer.ts';
import { chart } from './chart.ts';
import { form } from './form.ts';
import { page } from './page.ts';
import { sweep } from './sweep.ts';

export const en = { answer, chart, form, page, sweep };
