import type { Messages } from '../messages.ts';
import { account } from './account.ts';
import { benchmark } from './benchmark.ts';
import { budget } from './budget.ts';
import { change } from './change.ts';
import { chart } from './chart.ts';
import { comment } from './comment.ts';
import { compare } from './compare.ts';
import { cost } from './cost.ts';
import { dataset } from './dataset.ts';
import { docs } from './docs.ts';
import { exchange } from './exchange.ts';
import { explorer } from './explorer.ts';
import { form } from './form.ts';
import { home } from './home.ts';
import { invitation } from './invitation.ts';
import { item } from './item.ts';
import { memo } from './memo.ts';
import { model } from './model.ts';
import { notification } from './notification.ts';
import { origin } from './origin.ts';
import { page } from './page.ts';
import { policies } from './policies.ts';
import { policy } from './policy.ts';
import { recheck } from './recheck.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { study } from './study.ts';
import { sweep } from './sweep.ts';
import { target } from './target.ts';
import { team } from './team.ts';
import { userErrors } from './userErrors.ts';
import { views } from './views.ts';
import { webhook } from './webhook.ts';

export const ja: Messages = {
  account,
  benchmark,
  budget,
  change,
  chart,
  comment,
  compare,
  cost,
  dataset,
  docs,
  exchange,
  explorer,
  form,
  home,
  invitation,
  item,
  memo,
  model,
  notification,
  origin,
  page,
  policies,
  policy,
  recheck,
  report,
  run,
  study,
  sweep,
  target,
  team,
  userErrors,
  views,
  webhook,
};
