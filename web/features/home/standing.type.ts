import type { HomeStandingQuery } from '../../graphql/generated/graphql.ts';

/** How a team stands: what runs, what ended lately, its studies, and who is there to train. */
export type Standing = HomeStandingQuery;
export type RunningSweep = Standing['running']['nodes'][number];
export type EndedSweep = Standing['ended']['nodes'][number];
export type Study = Standing['studies']['nodes'][number];
