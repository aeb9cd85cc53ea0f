import { ReportField } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { ReportField };

declareEnum(ReportField, 'ReportField', 'A part of a report that a link can withhold, besides names.', {
  COST: 'Money: spent, forecast, predicted and allowed.',
  DEVICE: 'Kinds of device, and all times measured on them.',
  CONFIGURATION: 'Model, data set, policy and evaluation cadence.',
  CURRENT_BATCH_SIZE: 'The batch size that the team trains with today.',
  RUNS: 'Single runs. The estimates remain.',
  PLANS: 'Adaptive plans, forecasts and studies.',
  TEXT: 'The author’s text.',
});

export enum ReportShareStatus {
  ACTIVE = 'active',
  EXPIRED = 'expired',
  REVOKED = 'revoked',
}
declareEnum(ReportShareStatus, 'ReportShareStatus', 'Whether a link to a report still works.', {
  ACTIVE: 'Everybody who has the link can read the report.',
  EXPIRED: 'It has expired.',
  REVOKED: 'It was revoked.',
});

export enum ReportOrderField {
  LAST_VERSION_AT = 'lastVersionAt',
  TITLE = 'title',
}
declareEnum(ReportOrderField, 'ReportOrderField', 'Fields that a list of reports can be ordered by.', {
  LAST_VERSION_AT: 'When the newest version was made.',
  TITLE: 'Title of the newest version.',
});
