import { ReportField } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { ReportField };

declareEnum(ReportField, 'ReportField', 'What a link to a report can withhold, besides names.', {
  COST: 'Money: what was spent, forecast, foretold and allowed.',
  DEVICE: 'Kinds of device, and every time measured on them.',
  CONFIGURATION: 'Model, data set, policy and evaluation cadence.',
  CURRENT_BATCH_SIZE: 'The batch size that the team trains with today.',
  RUNS: 'Single runs: what is left of them are the estimates.',
  PLANS: 'Adaptive plans, forecasts and studies.',
  TEXT: 'What the author wrote.',
});

export enum ReportShareStatus {
  ACTIVE = 'active',
  EXPIRED = 'expired',
  REVOKED = 'revoked',
}
declareEnum(ReportShareStatus, 'ReportShareStatus', 'Whether a link to a report still opens it.', {
  ACTIVE: 'Whoever holds it can read.',
  EXPIRED: 'Its time is over.',
  REVOKED: 'It was taken back.',
});

export enum ReportOrderField {
  LAST_VERSION_AT = 'lastVersionAt',
  TITLE = 'title',
}
declareEnum(ReportOrderField, 'ReportOrderField', 'What a list of reports can be ordered by.', {
  LAST_VERSION_AT: 'When the newest version was made.',
  TITLE: 'Title of the newest version.',
});
