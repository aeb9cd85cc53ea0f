import type { Noun } from '../../platform/noun/noun.ts';
import { reportById, reportShareById, reportVersionById } from './report.loaders.ts';
import {
  ReportResolver,
  ReportShareResolver,
  ReportVersionResolver,
  SharedReportResolver,
} from './report.resolver.ts';

export const reportNoun: Noun = {
  resolvers: [ReportResolver, ReportVersionResolver, ReportShareResolver, SharedReportResolver],
  nodes: { Report: reportById, ReportVersion: reportVersionById, ReportShare: reportShareById },
  exports: [
    { table: 'Report' },
    { table: 'ReportVersion' },
    { table: 'ReportShare', without: ['secretHash'] },
  ],
};
