import { ReportField } from '@critbatch/prisma/generated/enums';
import { registerEnumType } from 'type-graphql';

export { ReportField };

registerEnumType(ReportField, {
  name: 'ReportField',
  description: 'What a link to a report can withhold, besides names.',
  valuesConfig: {
    COST: { description: 'Money: what was spent, forecast, foretold and allowed.' },
    DEVICE: { description: 'Kinds of device, and every time measured on them.' },
    CONFIGURATION: { description: 'Model, data set, policy and evaluation cadence.' },
    CURRENT_BATCH_SIZE: { description: 'The batch size that the team trains with today.' },
    RUNS: { description: 'Single runs: what is left of them are the estimates.' },
    PLANS: { description: 'Adaptive plans, forecasts and studies.' },
    TEXT: { description: 'What the author wrote.' },
  },
});

export enum ReportShareStatus {
  ACTIVE = 'active',
  EXPIRED = 'expired',
  REVOKED = 'revoked',
}
registerEnumType(ReportShareStatus, {
  name: 'ReportShareStatus',
  description: 'Whether a link to a report still opens it.',
  valuesConfig: {
    ACTIVE: { description: 'Whoever holds it can read.' },
    EXPIRED: { description: 'Its time is over.' },
    REVOKED: { description: 'It was taken back.' },
  },
});

export enum ReportOrderField {
  LAST_VERSION_AT = 'lastVersionAt',
  TITLE = 'title',
}
registerEnumType(ReportOrderField, {
  name: 'ReportOrderField',
  description: 'What a list of reports can be ordered by.',
  valuesConfig: {
    LAST_VERSION_AT: { description: 'When the newest version was made.' },
    TITLE: { description: 'Title of the newest version.' },
  },
});
