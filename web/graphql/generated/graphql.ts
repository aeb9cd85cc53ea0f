/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Invitation to accept. Give the secret of its link, or its id. */
export type AcceptInvitationInput = {
  /** Id of the invitation. It works only if the caller has proved that they own the invited address. */
  invitationId?: string | null | undefined;
  /** Secret in the link. */
  token?: string | null | undefined;
};

/** Adam. */
export type AdamPolicyInput = {
  /** ε: added to the root of the mean squared gradient; above 0. */
  epsilon?: number;
  /** β₁: share of the mean gradient that a step keeps; 0 to under 1. */
  firstMomentDecay?: number;
  /** Learning rate at each step; if absent, the usual one of the rule, constant. */
  learningRate?: LearningRateInput;
  /** β₂: share of the mean squared gradient that a step keeps; 0 to under 1. */
  secondMomentDecay?: number;
};

/** AdamW: Adam with weight decay. */
export type AdamWPolicyInput = {
  /** ε: added to the root of the mean squared gradient; above 0. */
  epsilon?: number;
  /** β₁: share of the mean gradient that a step keeps; 0 to under 1. */
  firstMomentDecay?: number;
  /** Learning rate at each step; if absent, the usual one of the rule, constant. */
  learningRate?: LearningRateInput;
  /** β₂: share of the mean squared gradient that a step keeps; 0 to under 1. */
  secondMomentDecay?: number;
  /** λ: share of a parameter that a step at learning rate 1 takes away; at least 0. */
  weightDecay?: number;
};

/** Lets a sweep choose its batch sizes and seeds, to find b* of the primary target. Leave batchSizes and seeds empty. */
export type AdaptivePlanInput = {
  /** Device seconds that the plan may spend on training and evaluations; above 0. */
  deviceSecondsBudget: number;
  /** Largest batch size that the plan may try; at most the number of training examples. */
  largestBatchSize: number;
  /** Maximum number of runs (seeds) at one batch size; 1 to 1000. */
  mostSeeds?: number;
  /** Maximum number of open runs, 1 to 100. With fewer, each choice knows more results; with more, the sweep ends sooner. */
  parallelRuns?: number;
  /** Smallest batch size that the plan may try; at least 1. */
  smallestBatchSize: number;
  /** Ratio of the ends (hi/lo) of b*’s interval at which the plan stops; above 1. */
  wantedRatio?: number;
};

/** A new version of a report. Earlier versions stay. */
export type AddReportVersionInput = {
  /** Content to freeze in the version. */
  content: ReportContentInput;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** The report. */
  reportId: string;
};

/** Runs to add to a sweep. Give batchSizes and seeds to add every combination of them, or runs to add single ones, e.g. those of suggestedRuns. */
export type AddRunsInput = {
  /** Batch sizes, each at most the number of training examples. Not together with runs. */
  batchSizes?: Array<number> | null | undefined;
  /** Single runs, at most 1000, queued in this order. Not together with batchSizes and seeds. */
  runs?: Array<RunToAddInput> | null | undefined;
  /** Seeds to try at each batch size. Not together with runs. */
  seeds?: Array<number> | null | undefined;
  /** The sweep. A finished sweep is opened again. */
  sweepId: string;
};

/** The next stage of a study. */
export type AddStudyStageInput = {
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Model that the stage is to train; it gives the size. */
  modelId?: string | null | undefined;
  /** Name, e.g. Pilot. */
  name: string;
  /** Size of what the study scales. If absent, the number of parameters of the model, or of the sweep’s model. */
  size?: number | null | undefined;
  /** The study. */
  studyId: string;
  /** Sweep of the stage, if there is one already. */
  sweepId?: string | null | undefined;
};

/** A target to add to a sweep, like those given at its start. */
export type AddTargetInput = {
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Metric that is measured. */
  metric: TargetMetric;
  /** The sweep. */
  sweepId: string;
  /** Value to reach; above 0. */
  threshold: number;
};

/** The three possible answers (docs/equations.md, section 4). */
export type Answer =
  /** N(b) has an interior minimum, and its interval lies inside the tested range. */
  | 'MINIMISER'
  /** The runs cannot tell. The reason says why. */
  | 'NOT_IDENTIFIED'
  /** N(b) only rises with b: there is no minimum, but a free range and a knee. */
  | 'NO_MINIMUM';

/** Whether a token can be used. */
export type ApiTokenStatus =
  /** It can be used. */
  | 'ACTIVE'
  /** It has expired. */
  | 'EXPIRED'
  /** It was revoked. */
  | 'REVOKED';

/** What a list does with archived items. */
export type ArchivedItems =
  /** Archived items are left out. */
  | 'EXCLUDED'
  /** Archived items are listed like all others. */
  | 'INCLUDED'
  /** Only archived items are listed. */
  | 'ONLY';

/** SGD with an Armijo line search. The defaults are those of the first sweep. */
export type ArmijoPolicyInput = {
  /** Factor by which a refused step size shrinks; between 0 and 1. */
  backtrackFactor?: number;
  /** Searches after the first epoch that still start from initialStepSize under EPOCH_MEAN; 1 in the public code of arXiv 2307.13831; at least 0. */
  epochMeanDelay?: number;
  /** Step size applied when a search is exhausted. */
  exhaustedStepSize?: number;
  /** Factor by which INCREASE lets the step size grow in one epoch; at least 1. */
  growthPerEpoch?: number;
  /** First trial step size of the first step; above 0. */
  initialStepSize?: number;
  /** Upper bound of the first trial step size; no bound if absent. */
  maxStepSize?: number | null | undefined;
  /** Trials after which a search is exhausted, 1 to 1000. */
  maxTrials?: number;
  /** Rule for the first trial step size of every later step. */
  reset?: ResetRule;
  /** Last step size below which INCREASE restarts at restartStepSize; 0 for never, 0.00001 under option 3 of the public code of arXiv 2307.13831; at least 0. */
  restartBelow?: number;
  /** First trial step size where INCREASE restarts, at most maxStepSize; above 0. */
  restartStepSize?: number;
  /** c of the Armijo inequality; between 0 and 1. */
  sufficientDecrease?: number;
};

/** A price to use in place of the recorded one. */
export type AssumedPriceInput = {
  /** Currency as an ISO 4217 code, e.g. EUR. */
  currency: string;
  /** Price of one device for one hour, at least 0. */
  pricePerDeviceHour: number;
};

/** How an attempt ended. */
export type AttemptEnd =
  /** The run was canceled. */
  | 'CANCELED'
  /** The worker fell silent until its lease ran out. */
  | 'EXPIRED'
  /** The worker reported an error. */
  | 'FAILED'
  /** The worker gave the run back. */
  | 'RELEASED'
  /** The run ended with an outcome. */
  | 'SUCCEEDED';

/** Worker token to attest. */
export type AttestTokenInput = {
  /** Id of a token with the scope WORKER. An admin of its team can tell you the id. */
  apiTokenId: string;
  /** Benchmark on whose boards the attestation counts. */
  benchmarkId: string;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** What you know about the worker. Everybody can read it; at most 500 characters. */
  note?: string | null | undefined;
};

/** How a learning rate depends on the batch size b (docs/equations.md, section 1b). */
export type BatchSizeScaling =
  /** base × b/referenceBatchSize; usual for SGD. */
  | 'LINEAR'
  /** The same at every batch size. */
  | 'NONE'
  /** base × √(b/referenceBatchSize); usual for Adam and RMSProp. */
  | 'SQUARE_ROOT';

/** Kind of a leaderboard’s event. */
export type BenchmarkEventKind =
  /** The benchmark’s team revoked its attestation of a worker token. */
  | 'ATTESTATION_REVOKED'
  /** The benchmark’s team attested a worker token. */
  | 'ATTESTED'
  /** A team disputed a submission. */
  | 'DISPUTED'
  /** The benchmark’s team decided a dispute. */
  | 'DISPUTE_DECIDED'
  /** A replication ended. */
  | 'REPLICATION_ENDED'
  /** A team queued a replication of a submission. */
  | 'REPLICATION_QUEUED'
  /** Drawn segments of a submission were trained again, or could not be. */
  | 'RETRAINED'
  /** A team submitted a sweep. */
  | 'SUBMITTED'
  /** A version of the benchmark was published. */
  | 'VERSION_PUBLISHED'
  /** A team withdrew a submission. */
  | 'WITHDRAWN';

/** Price of an hour on one kind of device, for ranking by COST. */
export type BenchmarkPriceInput = {
  /** Kind of device, as workers name it. */
  device: string;
  /** Price of one device for one hour, in the currency of the version; above 0. */
  pricePerDeviceHour: number;
};

/** Rules of a benchmark. */
export type BenchmarkRulesInput = {
  /** Currency as an ISO 4217 code, e.g. EUR. Only for the ranking COST. */
  currency?: string | null | undefined;
  /** Data set of the publishing team. Submitted sweeps must use the same content. */
  datasetId: string;
  /** Kind of device. Only for the ranking DEVICE_SECONDS. */
  device?: string | null | undefined;
  /** Metric of the target. */
  metric: TargetMetric;
  /** Model of the publishing team. Submitted sweeps must train the same content. */
  modelId: string;
  /** Allowed optimisers; all of them if absent or empty. */
  optimisers?: Array<Optimiser> | null | undefined;
  /** Price of each kind of device. Only for the ranking COST. */
  prices?: Array<BenchmarkPriceInput> | null | undefined;
  /** What the leaderboard is ordered by. */
  ranking: Ranking;
  /** Value to reach; above 0. */
  threshold: number;
};

/** Rule that chose the batch size to use at a budget. */
export type BudgetRule =
  /** The current batch size is surely nearly as good as any. */
  | 'KEEP_YOURS'
  /** Of the tested and usual batch sizes within the interval, the one nearest to the least loss. */
  | 'LEAST_LOSS';

/** Runs of one sweep to cancel. */
export type CancelRunsInput = {
  /** Runs of the sweep, at most 1000. Runs that have ended stay as they are. */
  runIds: Array<string>;
  /** The sweep. */
  sweepId: string;
};

/** Sweep to cancel. */
export type CancelSweepInput = {
  /** The sweep. */
  sweepId: string;
};

/** A member’s new role. */
export type ChangeMemberRoleInput = {
  /** Membership of the user in the team. */
  membershipId: string;
  /** Role to give. Only owners can grant OWNER, or change the role of an owner. */
  role: Role;
};

/** New name of the caller. */
export type ChangeNameInput = {
  /** Name, as the person writes it; 1 to 120 characters. */
  name: string;
};

/** New password of the caller. */
export type ChangePasswordInput = {
  /** Current password. Leave it out to set a first password (viewer.hasPassword is false), within a day of signing in. */
  currentPassword?: string | null | undefined;
  /** Whether the current session goes on. All other sessions end, and links that were already sent stop working. */
  keepsThisSession?: boolean;
  /** New password: 12 to 128 characters, and not one that is easily guessed (error PASSWORD_GUESSABLE). */
  newPassword: string;
};

/** What a planned stage is changed to. Absent fields stay as they are. */
export type ChangeStudyStageInput = {
  /** Model that the stage is to train. If size is absent, it gives the size. */
  modelId?: string | null | undefined;
  /** New name. */
  name?: string | null | undefined;
  /** New size. It cannot change once something is predicted of the stage. */
  size?: number | null | undefined;
  /** Stage without a sweep. */
  studyStageId: string;
};

/** Choice of e-mails about one kind of notification. */
export type ChooseLettersInput = {
  /** Whether to send e-mails about it. */
  byLetter: boolean;
  /** The kind. */
  kind: NotificationKind;
};

/** Whether the caller gets the memos of a schedule by e-mail. */
export type ChooseMemoLettersInput = {
  /** Whether to send them. */
  byLetter: boolean;
  /** The schedule. */
  memoScheduleId: string;
};

/** Why the work of sweeps cannot be compared. */
export type ComparisonHindrance =
  /** They are trained on different data sets. */
  | 'DIFFERENT_DATASETS'
  /** Their primary targets differ in metric or threshold. */
  | 'DIFFERENT_TARGETS';

/** Conditions of the answers MINIMISER and NO_MINIMUM. */
export type ConditionName =
  /** The best law’s minimum lies inside the tested range. */
  | 'BEST_LAW_HAS_INTERIOR_MINIMUM'
  /** A minimum more than 10 % deep is improbable under the laws, averaged by weight. Condition of NO_MINIMUM. */
  | 'DEEP_MINIMUM_RULED_OUT'
  /** All of lawsCriticalBatchSize’s interval lies inside the tested range. */
  | 'INTERVAL_INSIDE_TESTED_RANGE'
  /** The lower end of criticalBatchSize lies inside the tested range, or the smallest batch size that arrived costs more than 10 % above the least with a probability of 90 %, which is then the figure. */
  | 'MINIMUM_WORTH_HAVING'
  /** No law without a minimum inside the tested range is within 2 AICc of the best. */
  | 'NO_RIVAL_WITHOUT_MINIMUM'
  /** No law with a minimum inside the tested range is within 2 AICc of the best. Condition of NO_MINIMUM. */
  | 'NO_RIVAL_WITH_MINIMUM';

/** A policy to compare, or a grid of policies: then each batch size uses its own best policy of the grid ("tuned for every batch size"). */
export type ContenderInput = {
  /** Name within the comparison. If absent, the name of the policy. */
  name?: string | null | undefined;
  /** One policy, or the policies of a grid in order; at most 20. */
  policies: Array<PolicyInput>;
};

/** Sweep to go on with. */
export type ContinueSweepInput = {
  /** Base learning rate to train at, in place of the one that diverges. Only for a paused sweep, of which nothing is trained yet. */
  learningRate?: number | null | undefined;
  /** A paused or canceled sweep. */
  sweepId: string;
};

/** A new token. */
export type CreateApiTokenInput = {
  /** Days until it expires, 1 to 365. */
  expiresInDays?: number;
  /** Purpose. */
  name: string;
  /** What the token may do: at most what the caller may do. Users of every role but VIEWER can also grant WORKER. */
  scopes: Array<TokenScope>;
  /** Team that the token belongs to. */
  teamId: string;
};

/** A new benchmark with its first version. */
export type CreateBenchmarkInput = {
  /** Purpose, at most 2,000 characters. */
  description?: string | null | undefined;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Name. */
  name: string;
  /** Rules of the first version. */
  rules: BenchmarkRulesInput;
  /** Unique short name for URLs: a-z, 0-9 and single hyphens. */
  slug: string;
  /** Team that publishes the benchmark and decides its disputes. */
  teamId: string;
};

/** A new comment, about a sweep or about a report. */
export type CreateCommentInput = {
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Report to comment on. */
  reportId?: string | null | undefined;
  /** Sweep to comment on. */
  sweepId?: string | null | undefined;
  /** Plain text, 1 to 10,000 characters. `@name` mentions a member of the team, who gets an e-mail. */
  text: string;
};

/** A file that was sent to /uploads, and how to read it. */
export type CreateDatasetFromUploadInput = {
  /** Only check the file; record nothing. */
  dryRun?: boolean;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Licence of the data, e.g. CC-BY-SA-3.0. */
  licence?: string | null | undefined;
  /** Name. A name in use gets a new version. */
  name: string;
  /** How to read the file: { format: "npz" | "csv" | "imageFolder" | "idx", inputShape, classes, classNames, columns, testExamples, split, normalisation, augmentation }; see docs/models-and-data.md. Sizes and the number of classes, where left out, are taken from the file. */
  spec: unknown;
  /** Id that /uploads returned for the file. */
  uploadId: string;
};

/** User to invite to a team. */
export type CreateInvitationInput = {
  /** E-mail address. An earlier invitation of the same address is revoked. */
  email: string;
  /** Role to grant. Only owners can grant OWNER. */
  role: Role;
  /** The team. */
  teamId: string;
};

/** Memo of a week. */
export type CreateMemoInput = {
  /** Any time in the week; now if absent. */
  date?: string | null | undefined;
  /** A study of the team; the whole team if absent. */
  studyId?: string | null | undefined;
  /** The team. */
  teamId: string;
};

/** Schedule for a weekly memo. */
export type CreateMemoScheduleInput = {
  /** Hour of that day, 0 to 23, in UTC. */
  hour: number;
  /** Language. */
  locale: Locale;
  /** A study of the team; the whole team if absent. */
  studyId?: string | null | undefined;
  /** The team. */
  teamId: string;
  /** 1 for Monday to 7 for Sunday, in UTC. */
  weekday: number;
};

/** A model as Keras or TensorFlow.js saves its layers. */
export type CreateModelFromTopologyInput = {
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Name. A name in use gets a new version. */
  name: string;
  /** Team that will own the new object. */
  teamId: string;
  /** JSON text: model.to_json() of Keras 2 or 3, or model.json of TensorFlow.js layers. Weights are not read. */
  topology: string;
};

/** A new version of a model. */
export type CreateModelInput = {
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Name. A name in use gets a new version. */
  name: string;
  /** A model spec: { architecture, inputShape, classes, … }. For a module: what describeModel prints. For a model that only your program builds: { architecture: "outside", parameterCount, details }. */
  spec: unknown;
  /** Team that will own the new object. */
  teamId: string;
};

/** A new policy comparison. The runs of all its sweeps are queued at once. */
export type CreatePolicyComparisonInput = {
  /** Batch sizes that every policy tries. */
  batchSizes: Array<number>;
  /** Policies to compare: 2 to 20. */
  contenders: Array<ContenderInput>;
  /** Data set to train on. */
  datasetId: string;
  /** Evaluation cadence: when runs are evaluated. */
  evaluation: EvaluationCadenceInput;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Training examples after which a run stops. */
  maxExamplesPerRun: number;
  /** Model to train. */
  modelId: string;
  /** Name. The name of each of its sweeps begins with it. */
  name: string;
  /** Seeds that every policy tries at every batch size. */
  seeds: Array<number>;
  /** Target: what counts as trained. */
  target: TargetInput;
  /** Team that will own the new object. */
  teamId: string;
};

/** A new report with its first version. */
export type CreateReportInput = {
  /** Content of the first version. */
  content: ReportContentInput;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Team that will own the new object. */
  teamId: string;
};

/** A new link to a version of a report. */
export type CreateReportShareInput = {
  /** Days until it expires, 1 to 365. */
  expiresInDays?: number;
  /** Further parts to withhold. */
  hiddenFields?: Array<ReportField>;
  /** Whether to withhold the names of team, people, sweeps and studies. */
  hidesNames?: boolean;
  /** Version that the link opens. It never opens a later one. */
  reportVersionId: string;
};

/** A new study. */
export type CreateStudyInput = {
  /** Currency of maxCost; required with it. */
  currency?: string | null | undefined;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Maximum cost of one training run to the target; sweeps do not count. */
  maxCost?: number | null | undefined;
  /** Maximum wall-clock hours of one training run to the target; sweeps do not count. */
  maxHours?: number | null | undefined;
  /** Name. */
  name: string;
  /** Team that will own the new object. */
  teamId: string;
};

/** A new sweep. Its runs are queued at once. */
export type CreateSweepInput = {
  /** Batch sizes to try, each at most the number of training examples. Empty with a plan. */
  batchSizes?: Array<number>;
  /** Starts the sweep for a budget in place of targets: every run trains on maxExamplesPerRun examples, and Sweep.budgetAnswer tells which batch size leaves the best value of this metric. A learning rate that decays must end there. Not together with a plan or a stage of a study. */
  budgetMetric?: TargetMetric | null | undefined;
  /** Batch size that the team uses today, for comparison. */
  currentBatchSize?: number | null | undefined;
  /** Data set to train on. */
  datasetId: string;
  /** Evaluation cadence: when runs are evaluated. */
  evaluation: EvaluationCadenceInput;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Whether the first worker trains a few dozen steps before the first run: b* is estimated from their gradients (Sweep.firstEstimates), and a learning rate is tried. If it diverges and a smaller one does not, the sweep is paused until continueSweep says how to go on. */
  isProbed?: boolean;
  /** Whether a program of yours trains and reports the runs. Workers get such a run only if they claim it by sweepId. */
  isReported?: boolean;
  /** Whether each run keeps up to 16 checkpoints (a trail), so that parts of it can be trained again to check a submission. They are kept for 30 days after the sweep has ended, or for 90 days after it was submitted. */
  leavesTrail?: boolean;
  /** Training examples after which a run stops. */
  maxExamplesPerRun: number;
  /** Model to train. */
  modelId: string;
  /** Name. If absent, it is made from model and data set. */
  name?: string | null | undefined;
  /** Makes the sweep adaptive: it chooses its batch sizes and seeds. */
  plan?: AdaptivePlanInput | null | undefined;
  /** Step-size policy. */
  policy: PolicyInput;
  /** Seeds to try at every batch size. Empty with a plan. */
  seeds?: Array<number>;
  /** Stage of a study that the sweep is for; it must have none yet. */
  studyStageId?: string | null | undefined;
  /** Targets: what counts as trained. The first one is the primary target. Empty with budgetMetric. */
  targets?: Array<TargetInput>;
  /** Team that will own the new object. */
  teamId: string;
};

/** A new team. The caller becomes its owner. */
export type CreateTeamInput = {
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Name. */
  name: string;
  /** Unique short name for URLs: a-z, 0-9 and hyphens. Made from the name if absent. */
  slug?: string | null | undefined;
};

/** A new webhook. */
export type CreateWebhookInput = {
  /** Events to send; TEST is not allowed here. */
  events: Array<WebhookEventKind>;
  /** Name that says what it is for. */
  name: string;
  /** Team whose events are sent. */
  teamId: string;
  /** An https URL on the internet, or one that the operator allows. */
  url: string;
};

/** Meaning of the term critical batch size. */
export type CriticalBatchSizeDefinition =
  /** The batch size with the least work N(b) = b·K(b). */
  | 'MINIMISER_OF_N';

/** Columns of a table, by their names in the first line. */
export type CsvColumnsInput = {
  /** Batch size. */
  batchSize: string;
  /** Column with device seconds. In a table of logs: of the run so far. In a table of runs: of the whole run. If absent, nothing tells what the runs took. Requires device. */
  deviceSeconds?: string | null | undefined;
  /** Column with the progress, in the given unit. In a table of logs: progress of the row. In a table of runs: progress at which the run reached the target, empty if it never did. */
  progress: string;
  /** Column with the seed, a whole number that tells runs of one batch size apart. If absent, the runs of a table of runs are numbered. */
  seed?: string | null | undefined;
  /** Separator between columns. */
  separator?: string;
  /** Column, in a table of runs, with the progress at which a run stopped that never reached the target. */
  stopped?: string | null | undefined;
  /** Column with the metric of the target, in a table of logs, where a row is an evaluation. If absent, a row is a run. */
  value?: string | null | undefined;
};

/** How a list of data sets is ordered. */
export type DatasetOrder = {
  /** Ascending or descending. */
  direction: SortDirection;
  /** Field to order by. */
  field: NamedOrderField;
};

/** Filter for data sets. Every condition has to hold. */
export type DatasetWhere = {
  /** What to do with archived items; they are left out if absent. */
  archived?: ArchivedItems | null | undefined;
  /** Exact name. */
  name?: string | null | undefined;
  /** Text that the name contains, upper and lower case alike. */
  nameContains?: string | null | undefined;
  /** Tag that the item has. */
  tag?: string | null | undefined;
  /** Team. */
  teamId?: string | null | undefined;
};

/** Decision on a dispute. */
export type DecideDisputeInput = {
  /** Reason for the decision, 1 to 2,000 characters. */
  decision: string;
  /** The dispute. */
  disputeId: string;
  /** Whether the dispute is right. If true, the submission is removed from the board; for an objection (isObjection), the mismatch is set aside instead. */
  isUpheld: boolean;
};

/** The decision that a stage ends in. */
export type DecideStageInput = {
  /** Batch size to move to; at least 1. If absent, the decision names none. */
  batchSize?: number | null | undefined;
  /** Whether the study goes on. */
  choice: StageChoice;
  /** Why, 1 to 2,000 characters. */
  reason: string;
  /** Stage whose sweep has ended. */
  studyStageId: string;
};

/** Comment to delete. */
export type DeleteCommentInput = {
  /** A comment that the caller wrote. */
  commentId: string;
};

/** Item to delete, with all that belongs to it alone. */
export type DeleteTeamItemInput = {
  /** Id of a sweep, study, model or data set that nothing holds. */
  id: string;
};

/** Status of a dispute. */
export type DisputeStatus =
  /** The submission stays on the board, or the mismatch counts. */
  | 'DISMISSED'
  /** Nobody has decided yet. */
  | 'OPEN'
  /** The submission was removed, or the mismatch was set aside. */
  | 'UPHELD';

/** Dispute about a submission. */
export type DisputeSubmissionInput = {
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** What is disputed, and why; 1 to 2,000 characters. */
  reason: string;
  /** The submission. */
  submissionId: string;
  /** Team that disputes the submission. To object to a mismatch: the submitter’s own team. */
  teamId: string;
};

/** New text of a comment. */
export type EditCommentInput = {
  /** A comment that the caller wrote. */
  commentId: string;
  /** Plain text, 1 to 10,000 characters. Members who are mentioned for the first time get an e-mail. */
  text: string;
};

/** Sweep whose re-checks end. */
export type EndRechecksInput = {
  /** The sweep. */
  sweepId: string;
};

/** Evaluation cadence: when runs are evaluated. */
export type EvaluationCadenceInput = {
  /** First evaluation step, at least 1. */
  firstStep?: number;
  /** Measures the gradient norm on the training subset at every n-th evaluation, at about three times the cost of its loss; 0 for never. If a target uses it, it is measured at every evaluation. */
  gradientEvery?: number;
  /** Whether a run that reaches the primary target goes back to the evaluation before it and finds, by bisection, the exact step: adjacent steps of which the first misses the target and the second reaches it. This trains less than that interval once more. In a reported sweep it is up to the reporting program. */
  isExact?: boolean;
  /** Measures the noise scale at every n-th evaluation; 0 for never. */
  noiseEvery?: number;
  /** Training examples used for one measurement of the noise scale, drawn anew each time; at least 32. All of them if the data set has fewer. */
  noiseExamples?: number;
  /** Ratio of successive evaluation steps, above 1, at most 2. K is known up to this ratio. */
  ratio?: number;
  /** Measures the test metrics at every n-th evaluation; 0 for never. If a target uses them, they are measured at every evaluation. */
  testEvery?: number;
  /** Training examples in the fixed subset for the training loss. All of them if the data set has fewer. */
  trainingSubset?: number;
};

/** Progress of a team’s export. */
export type ExportStatus =
  /** It can be downloaded from /exports/<id> until it expires. */
  | 'DONE'
  /** It could not be written. */
  | 'FAILED'
  /** It will start in a moment. */
  | 'QUEUED'
  /** It is being written. */
  | 'RUNNING';

/** Team to export. */
export type ExportTeamInput = {
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** The team. */
  teamId: string;
};

/** Figures of the best law that have intervals by two methods. */
export type FigureName =
  /** b*, in examples. */
  | 'CRITICAL_BATCH_SIZE'
  /** Least work N, in examples. */
  | 'LEAST_WORK'
  /** K∞, in steps. */
  | 'LIMIT_STEPS'
  /** N(batchSize) divided by the least N. */
  | 'SAVING';

/** Where a first estimate of b* comes from (docs/equations.md, section 9b). */
export type FirstEstimateSource =
  /** 2·C₂/ε²: step size × variance of the gradient ÷ (2 × target). For line searches, SGD and momentum, and for a training loss. */
  | 'GRADIENT_BOUND'
  /** Noise scale of the gradient at the first steps, tr(Σ)/‖G‖². */
  | 'NOISE_SCALE'
  /** b* of the team’s earlier sweeps of the same data set, the nearest ones. */
  | 'PAST_SWEEPS';

/** What was known about K(b) (docs/equations.md (T5)). */
export type ForecastBasis =
  /** Nothing is needed: every run spends its budget. */
  | 'BUDGET'
  /** Nothing: every share of the cap counts as equally likely. */
  | 'CAP'
  /** K(b) of an earlier sweep. */
  | 'LAW';

/** Format of a file of results. */
export type ImportFormat =
  /** A bundle that Critbatch exported (docs/bundle.md). */
  | 'BUNDLE'
  /** A table whose columns the importer named. */
  | 'CSV'
  /** Runs of MLflow: its file store, or an export of it. */
  | 'MLFLOW'
  /** Reference convergence points of MLPerf: epochs to the target, for each batch size. */
  | 'MLPERF_RCP'
  /** Scalars of TensorBoard. */
  | 'TENSORBOARD'
  /** Histories of runs of Weights & Biases. */
  | 'WANDB';

/** Something that an import assumes or changes. */
export type ImportNote =
  /** The file does not say how often runs were evaluated: each K is taken as its value ± 1 %. */
  | 'ONE_PERCENT'
  /** Runs that had not ended when the file was made are imported as canceled. */
  | 'OPEN_RUNS_CANCELED'
  /** A run ends as diverged at its first value that is not finite; its later rows are left out. */
  | 'ROWS_AFTER_NAN'
  /** Epochs or examples are rounded up to a whole number of steps. */
  | 'STEPS_ROUNDED_UP'
  /** At least half of the runs would see all training examples more than two thousand times. The unit of progress may be wrong. */
  | 'UNIT_SUSPICIOUS'
  /** At least half of the runs that met the target would have taken fewer than twenty steps, or seen less than a tenth of the training examples by then for a test accuracy, or, for any target, less than all of them in no fewer steps with the largest batch size than with the smallest. The unit of progress may be wrong. */
  | 'UNIT_TOO_SMALL';

/** A file that was sent to /uploads, and how to read it. */
export type ImportSweepInput = {
  /** Only return the preview; import nothing. */
  dryRun?: boolean;
  /** Format of the file. */
  format: ImportFormat;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** What the file does not say. Required for every format except BUNDLE. */
  results?: ResultsInput | null | undefined;
  /** Id that /uploads returned for the file. */
  uploadId: string;
};

/** Data set of imported runs. Give the id of one that the team has, or describe it. */
export type ImportedDatasetInput = {
  /** A data set of the team. */
  id?: string | null | undefined;
  /** Name of a data set that the team does not have. */
  name?: string | null | undefined;
  /** Number of training examples, which is the length of an epoch. */
  trainingExamples?: number | null | undefined;
};

/** Model of imported runs. Give the id of one that the team has, or describe it. */
export type ImportedModelInput = {
  /** A model of the team. */
  id?: string | null | undefined;
  /** Name of a model that the team does not have. */
  name?: string | null | undefined;
  /** Number of trained parameters. */
  parameterCount?: number | null | undefined;
};

/** Method of an interval (docs/equations.md, section 4). */
export type IntervalMethod =
  /** Slopes of the work under every law with a minimum and a Gaussian process for what no law describes, weighted by how well they predict the mean of every batch size. */
  | 'DISCREPANCY'
  /** Profile likelihoods of all laws with a minimum, averaged by weight. Each end leaves half of the remaining probability outside. */
  | 'MODEL_AVERAGED_PROFILE_LIKELIHOOD'
  /** Quantiles of fits to runs that were simulated from each fitted law, pooled by weight. */
  | 'PARAMETRIC_BOOTSTRAP';

/** Kind of what holds an item, which cannot be deleted as long as it does. */
export type ItemHolderKind =
  /** A leaderboard with a submission or a replication of the sweep. */
  | 'LEADERBOARD'
  /** A memo about the study, or a schedule of them. */
  | 'MEMO'
  /** Runs of the sweep that have not ended. */
  | 'OPEN_RUNS'
  /** A policy comparison that the sweep belongs to. */
  | 'POLICY_COMPARISON'
  /** A sweep that checks this one again, or that this one checks. */
  | 'RECHECK'
  /** Predictions or the decision of a stage of the study: they stand. */
  | 'STAGE_RECORDS'
  /** A study with the sweep as a stage. */
  | 'STUDY'
  /** A sweep that trains the model or trains on the data set. */
  | 'SWEEP';

/** The laws of K(b) that are fitted (docs/equations.md, section 3). */
export type LawName =
  /** K∞·b/(b − b_min). */
  | 'ARMIJO_BOUND'
  /** ARMIJO_BOUND with its pole blurred by a width w. */
  | 'BLURRED_BOUND'
  /** A parabola of ln K in ln b. It says nothing outside the tested range. */
  | 'CURVATURE'
  /** K∞·(1 + B/b): N has no minimum, only a knee. */
  | 'NOISE_SCALE'
  /** K∞·(1 + (B/b)^a): a minimum where a > 1. */
  | 'POWER';

/** A learning rate: base × scaling with the batch size × warm-up × schedule. Durations count examples. */
export type LearningRateInput = {
  /** Learning rate at the reference batch size; under NONE, at every batch size. Above 0. If absent, what is usual for the rule: SGD 0.1, Momentum 0.01, Nesterov 0.01, Adam 0.001, AdamW 0.001, RMSProp 0.001, Lion 0.0003, Muon 0.02. */
  base?: number | null | undefined;
  /** Examples over which the rate falls from the top to the bottom. Required for COSINE. */
  durationExamples?: number | null | undefined;
  /** Examples between two drops. Required for STEP. */
  everyExamples?: number | null | undefined;
  /** Factor of each drop, between 0 and 1; 0.1 if absent. Only for STEP. */
  factor?: number | null | undefined;
  /** Bottom, as a share of the top; 0 if absent. Only for COSINE. */
  finalShare?: number | null | undefined;
  /** Batch size at which the rate is `base`. Required unless scaling is NONE. */
  referenceBatchSize?: number | null | undefined;
  /** How the rate depends on the batch size. */
  scaling?: BatchSizeScaling;
  /** How the rate changes after the warm-up. */
  schedule?: LearningRateSchedule;
  /** Examples over which the rate rises to its full value; 0 for no warm-up. */
  warmUpExamples?: number;
};

/** How a learning rate changes after its warm-up (docs/equations.md, section 1b). */
export type LearningRateSchedule =
  /** It stays the same. */
  | 'CONSTANT'
  /** It falls along half a cosine wave to finalShare, over durationExamples. */
  | 'COSINE'
  /** It drops by factor every everyExamples. */
  | 'STEP';

/** Lion: the sign of a momentum, with weight decay. */
export type LionPolicyInput = {
  /** β₁: share of the momentum in the gradient whose sign a step follows; 0 to under 1. */
  interpolation?: number;
  /** Learning rate at each step; if absent, the usual one of the rule, constant. */
  learningRate?: LearningRateInput;
  /** β₂: share of the momentum that a step keeps; 0 to under 1. */
  momentumDecay?: number;
  /** λ: share of a parameter that a step at learning rate 1 takes away; at least 0. */
  weightDecay?: number;
};

/** Language of a text. */
export type Locale =
  /** English. */
  | 'EN'
  /** Japanese. */
  | 'JA';

/** Filter for memos. Every condition has to hold. */
export type MemoWhere = {
  /** Study. */
  studyId?: string | null | undefined;
  /** Team. */
  teamId?: string | null | undefined;
};

/** Names of the parameters and metrics in runs of MLflow. */
export type MlflowKeysInput = {
  /** Parameter that holds the batch size. */
  batchSize: string;
  /** Metric of the target. */
  metric: string;
  /** Parameter that holds the seed. If absent, runs are numbered. */
  seed?: string | null | undefined;
};

/** How a list of models is ordered. */
export type ModelOrder = {
  /** Ascending or descending. */
  direction: SortDirection;
  /** Field to order by. */
  field: NamedOrderField;
};

/** Filter for models. Every condition has to hold. */
export type ModelWhere = {
  /** What to do with archived items; they are left out if absent. */
  archived?: ArchivedItems | null | undefined;
  /** Exact name. */
  name?: string | null | undefined;
  /** Text that the name contains, upper and lower case alike. */
  nameContains?: string | null | undefined;
  /** Tag that the item has. */
  tag?: string | null | undefined;
  /** Team. */
  teamId?: string | null | undefined;
};

/** SGD with momentum. */
export type MomentumPolicyInput = {
  /** Learning rate at each step; if absent, the usual one of the rule, constant. */
  learningRate?: LearningRateInput;
  /** μ: share of the velocity that a step keeps; 0 to under 1. */
  momentum?: number;
};

/** Direction in which b* has moved. */
export type MoveDirection =
  /** b* is at smaller batch sizes than before. */
  | 'DOWN'
  /** b* is at larger batch sizes than before. */
  | 'UP';

/** Muon: orthogonalised momentum for hidden matrices, else AdamW. */
export type MuonPolicyInput = {
  /** r: learning rate of AdamW, which moves all other parameters, as a share of the learning rate; at least 0. */
  adamShare?: number;
  /** ε: added to the root of the mean squared gradient; above 0. */
  epsilon?: number;
  /** β₁: share of the mean gradient that a step keeps; 0 to under 1. */
  firstMomentDecay?: number;
  /** Learning rate at each step; if absent, the usual one of the rule, constant. */
  learningRate?: LearningRateInput;
  /** μ: share of its momentum that a matrix keeps in a step; 0 to under 1. */
  momentum?: number;
  /** β₂: share of the mean squared gradient that a step keeps; 0 to under 1. */
  secondMomentDecay?: number;
  /** λ: share of a parameter that a step at learning rate 1 takes away; at least 0. */
  weightDecay?: number;
};

/** Fields that a list of named objects can be ordered by. */
export type NamedOrderField =
  /** When it was created. */
  | 'CREATED_AT'
  /** Its name. */
  | 'NAME';

/** Noise scales at the target’s loss, at the last stage that has an answer and at the predicted stage. */
export type NoiseScalesInput = {
  /** Noise scale at the last stage that has an answer. */
  here: StatedIntervalInput;
  /** Noise scale at the predicted stage. */
  there: StatedIntervalInput;
};

/** Why the runs cannot tell the answer. */
export type NotIdentifiedReason =
  /** No run reached the target. */
  | 'EVERYTHING_CENSORED'
  /** The interval reaches outside the tested batch sizes. */
  | 'INTERVAL_OUTSIDE_TESTED_RANGE'
  /** Laws with and without a minimum explain the runs about equally well. */
  | 'LAWS_DISAGREE'
  /** The smallest batch size may need hardly more work than the least. */
  | 'MINIMUM_MAY_BE_SHALLOW'
  /** The minimum lies outside the tested batch sizes. */
  | 'MINIMUM_OUTSIDE_TESTED_RANGE'
  /** No law could be fitted. */
  | 'NO_CONVERGENCE'
  /** Too few batch sizes have runs that reached the target. */
  | 'TOO_FEW_BATCH_SIZES'
  /** Too few runs reached the target. */
  | 'TOO_FEW_CROSSINGS';

/** Kind of notification. */
export type NotificationKind =
  /** A re-check of a sweep of the user found b* outside the interval of that sweep. */
  | 'BATCH_SIZE_MOVED'
  /** A stage of a study of the user has ended, and waits for a decision. */
  | 'DECISION_WAITS'
  /** A team invites the user. */
  | 'INVITATION'
  /** A memo was made that the user asked for. */
  | 'MEMO'
  /** A comment mentions the user. */
  | 'MENTION'
  /** A sweep of the user has ended, with or without an answer. */
  | 'SWEEP_DONE'
  /** The learning rate of a sweep of the user diverges; it waits for their choice of another. */
  | 'SWEEP_PAUSED'
  /** Runs of a sweep of the user have failed, or wait and no worker trains them. */
  | 'SWEEP_WAITS'
  /** A webhook of a team that the user administers was turned off. */
  | 'WEBHOOK_SWITCHED_OFF';

/** An optimiser, without its settings. */
export type Optimiser =
  /** Adam. */
  | 'ADAM'
  /** AdamW: Adam with weight decay. */
  | 'ADAM_W'
  /** Lion: the sign of a momentum, with weight decay. */
  | 'LION'
  /** SGD with momentum. */
  | 'MOMENTUM'
  /** Muon: orthogonalised momentum for hidden matrices, else AdamW. */
  | 'MUON'
  /** SGD with Nesterov momentum. */
  | 'NESTEROV'
  /** Any other optimiser of an imported sweep, as its importer describes it. */
  | 'OUTSIDE'
  /** RMSProp. */
  | 'RMS_PROP'
  /** SGD: a learning rate times the gradient. */
  | 'SGD'
  /** SGD + Armijo line search: finds its own step size. */
  | 'SGD_ARMIJO';

/** What a planned sweep would train, and how. */
export type PastSweepsEstimateInput = {
  /** Data set. */
  datasetId: string;
  /** Model. */
  modelId: string;
  /** Step-size policy. */
  policy: PolicyInput;
  /** Team that would own the sweep. */
  teamId: string;
};

/** Why a plan adds no more runs. */
export type PlanStopReason =
  /** No useful run fits into the rest of the budget. */
  | 'BUDGET_SPENT'
  /** All seeds are used, no run would help, or runs only fail. */
  | 'CANNOT_IMPROVE'
  /** No batch size reaches the target. */
  | 'NOTHING_ARRIVES'
  /** N(b) only rises over the whole range. */
  | 'NO_MINIMUM'
  /** The least work lies outside the batch sizes that the plan may try. */
  | 'OUTSIDE_RANGE'
  /** The interval of b* is as narrow as wanted. */
  | 'PRECISE';

/** Why a run was chosen. */
export type PlannedPurpose =
  /** The answer depends on a batch size that has no runs yet. */
  | 'EDGE'
  /** It removes the most of Var(ln b*) per device second. */
  | 'INFORMATION'
  /** The laws cannot be fitted yet. The run helps to bracket the least work. */
  | 'PROBE';

/** Answer of a comparison of policies or sweeps (docs/equations.md, section 4b). */
export type PolicyAnswer =
  /** Every other one needs more work than the best, beyond doubt. */
  | 'BEST_FOUND'
  /** Some other one may need no more work than the best. */
  | 'CANNOT_TELL'
  /** Fewer than two have a measured result yet. */
  | 'TOO_FEW_MEASURED';

/** A step-size policy. Give one field; without any, it is the line search with its defaults. */
export type PolicyInput = {
  /** Adam. */
  adam?: AdamPolicyInput | null | undefined;
  /** AdamW: Adam with weight decay. */
  adamW?: AdamWPolicyInput | null | undefined;
  /** SGD with an Armijo line search. */
  armijo?: ArmijoPolicyInput | null | undefined;
  /** Lion: the sign of a momentum, with weight decay. */
  lion?: LionPolicyInput | null | undefined;
  /** SGD with momentum. */
  momentum?: MomentumPolicyInput | null | undefined;
  /** Muon: orthogonalised momentum for hidden matrices, else AdamW. */
  muon?: MuonPolicyInput | null | undefined;
  /** SGD with Nesterov momentum. */
  nesterov?: MomentumPolicyInput | null | undefined;
  /** RMSProp. */
  rmsProp?: RmsPropPolicyInput | null | undefined;
  /** SGD: a learning rate times the gradient. */
  sgd?: SgdPolicyInput | null | undefined;
};

/** What is known about the work of a policy or sweep. */
export type PolicyStandingStatus =
  /** Its least work has an interval. */
  | 'MEASURED'
  /** No run reached the target, so only a lower bound is known. */
  | 'NEVER_ARRIVED'
  /** Too few runs have ended. */
  | 'NOT_FITTED';

/** Quantity that is predicted for a stage. */
export type PredictedQuantity =
  /** Cost of the stage’s sweep, in the currency of the prediction. */
  | 'COST'
  /** b*, in examples. */
  | 'CRITICAL_BATCH_SIZE'
  /** Device seconds of the stage’s sweep, evaluations included. */
  | 'DEVICE_SECONDS'
  /** Device time at the batch size that a decision left, divided by that at the one that it moved to. */
  | 'DEVICE_TIME_FACTOR'
  /** K(b*), in steps. */
  | 'STEPS'
  /** N(b*), in examples. */
  | 'WORK'
  /** Work at the batch size that a decision left, divided by work at the one that it moved to. */
  | 'WORK_FACTOR';

/** Rule that extends results to the next size (docs/equations.md, section 7). */
export type PredictionRule =
  /** K(b) of the earlier stage, with step times proportional to size, summed over the runs. If a plan chooses the runs: what the earlier plan took, times work and size, up to a factor of 2 either way and the budget. */
  | 'FORECAST'
  /** b* grows in proportion to the noise scale. */
  | 'NOISE_SCALE_RATIO'
  /** A power of the size, fitted to two or more sizes. */
  | 'POWER_IN_SIZE'
  /** Unchanged, up to an assumed factor either way. */
  | 'UNCHANGED';

/** Unit in which a file counts the progress of a run. */
export type ProgressUnit =
  /** Passes over the training examples of the data set. */
  | 'EPOCHS'
  /** Number of training examples seen. */
  | 'EXAMPLES'
  /** Updates of the parameters. */
  | 'STEPS';

/** The next version of a benchmark. Leaderboards of earlier versions stay. */
export type PublishBenchmarkVersionInput = {
  /** The benchmark. */
  benchmarkId: string;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** Rules of the new version. */
  rules: BenchmarkRulesInput;
};

/** New budget of a sweep. Absent fields stay as they are. */
export type RaiseBudgetInput = {
  /** Total device seconds of an adaptive sweep; at least the present value. A plan that ended because its budget was spent goes on. */
  deviceSecondsBudget?: number | null | undefined;
  /** Training examples after which a run stops; at least the present value. Runs that stopped there, or were hopeless, resume from their checkpoints. */
  maxExamplesPerRun?: number | null | undefined;
  /** The sweep. A finished sweep is opened again if the new budget lets runs go on. */
  sweepId: string;
};

/** What a leaderboard is ordered by. Less is better. */
export type Ranking =
  /** Cost to the target at the benchmark’s own prices, at the batch size where it is least. */
  | 'COST'
  /** b* itself. Submissions are listed in its order, but not ranked. */
  | 'CRITICAL_BATCH_SIZE'
  /** Device seconds of training to the target on one kind of device, at the batch size where they are least. */
  | 'DEVICE_SECONDS'
  /** Work N = b·K (per-example gradients) to the target, of all runs at the tested batch size nearest to b*. If those are fewer than three, runs at the next nearest ones count, too, if their work is within 10 % of the least. If the runs do not identify b*, at the batch size with the least N. */
  | 'WORK';

/** Where the probe of a sweep stands: a few steps before the first run that show where b* may lie, and whether a learning rate diverges. */
export type RateProbeStatus =
  /** The first claim of a run will carry it. */
  | 'DUE'
  /** A program that does not probe claimed the first run. */
  | 'LEFT_OUT'
  /** The learning rate diverges, and a smaller one does not. No run is given out until continueSweep says how to go on. */
  | 'PAUSED'
  /** The sweep goes on. */
  | 'SETTLED';

/** Notifications to mark as read. */
export type ReadNotificationsInput = {
  /** The notifications, at most 100; all if absent. */
  notificationIds?: Array<string> | null | undefined;
};

/** What a re-check of a sweep found. */
export type RecheckVerdict =
  /** b* has moved by a factor of 1.25 at least, and on a logarithmic scale further than 1.5 times the half widths of both intervals. Where the re-check found no b*, the work of its runs falls beyond that distance, so that b* lies there. */
  | 'MOVED'
  /** b* is where it was, as far as both intervals tell. */
  | 'SAME'
  /** The re-check cannot tell whether b* has moved, or was canceled. */
  | 'UNDECIDED';

/** What a recommended batch size needs little of. */
export type RecommendationMeasure =
  /** Device time, as the runs measured it. */
  | 'DEVICE_TIME'
  /** Work: per-example gradients. */
  | 'WORK';

/** Rule that chose the recommended batch size (docs/equations.md (R1)). */
export type RecommendationRule =
  /** The current batch size takes at most 10 % more than the one that the other rules would choose. */
  | 'KEEP_YOURS'
  /** N has no minimum and no steps were timed. The largest that costs at most 10 % more work. */
  | 'LARGEST_FREE'
  /** Every batch size near the least work takes over 10 % more device time than this one, which takes the least. */
  | 'LEAST_DEVICE_TIME'
  /** Of the batch sizes that cost at most 10 % more work than the least, the one with the least device time. */
  | 'LEAST_DEVICE_TIME_IN_VALLEY'
  /** No steps were timed. Of the tested and usual batch sizes, the one that is nearest to b*. */
  | 'NEAREST_TO_LEAST_WORK'
  /** Larger batches save too few steps for the work that they add. The smallest that reached the target. */
  | 'SMALLEST'
  /** The cheapest choice within the limits of time and cost. */
  | 'WITHIN_LIMITS';

/** Stage to make predictions for. */
export type RegisterPredictionsInput = {
  /** Measured noise scales. If given, the prediction of b* follows their ratio. Register it before the stage before is decided: the decision registers b* without them. */
  noiseScales?: NoiseScalesInput | null | undefined;
  /** Stage of which no run has started. */
  studyStageId: string;
};

/** The comment to remove. */
export type RemoveCommentInput = {
  /** The comment. */
  commentId: string;
};

/** The member to remove. */
export type RemoveMemberInput = {
  /** Membership of the user in the team. */
  membershipId: string;
};

/** The schedule to end. */
export type RemoveMemoScheduleInput = {
  /** The schedule. */
  memoScheduleId: string;
};

/** Price to remove. */
export type RemovePriceInput = {
  /** Id of a price of the team. */
  priceId: string;
};

/** The saved view to remove. */
export type RemoveSavedViewInput = {
  /** Id of a saved view of the team. */
  savedViewId: string;
};

/** A planned stage to remove. */
export type RemoveStudyStageInput = {
  /** Stage without a sweep. Neither it nor a stage after it may have predictions. */
  studyStageId: string;
};

/** Export to remove. */
export type RemoveTeamExportInput = {
  /** Id of an export of the team. If it is still being written, writing stops. */
  teamExportId: string;
};

/** Submission to replicate. */
export type ReplicateSubmissionInput = {
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** The submission. */
  submissionId: string;
  /** Team whose workers train it. Not the team that submitted it. */
  teamId: string;
};

/** Content to freeze. */
export type ReportContentInput = {
  /** Studies of the team with their predictions, at most 10. */
  studyIds?: Array<string> | null | undefined;
  /** Sweeps of the team, at most 20, in the order of the report. */
  sweepIds: Array<string>;
  /** Markdown, at most 50,000 characters. */
  text: string;
  /** Title, 1 to 120 characters. */
  title: string;
};

/** A part of a report that a link can withhold, besides names. */
export type ReportField =
  /** Model, data set, policy and evaluation cadence. */
  | 'CONFIGURATION'
  /** Money: spent, forecast, predicted and allowed. */
  | 'COST'
  /** The batch size that the team trains with today. */
  | 'CURRENT_BATCH_SIZE'
  /** Kinds of device, and all times measured on them. */
  | 'DEVICE'
  /** Adaptive plans, forecasts and studies. */
  | 'PLANS'
  /** Single runs. The estimates remain. */
  | 'RUNS'
  /** The author’s text. */
  | 'TEXT';

/** How a list of reports is ordered. */
export type ReportOrder = {
  /** Ascending or descending. */
  direction: SortDirection;
  /** Field to order by. */
  field: ReportOrderField;
};

/** Fields that a list of reports can be ordered by. */
export type ReportOrderField =
  /** When the newest version was made. */
  | 'LAST_VERSION_AT'
  /** Title of the newest version. */
  | 'TITLE';

/** What a version would freeze. */
export type ReportPreviewInput = {
  /** Content to preview. */
  content: ReportContentInput;
  /** The team. */
  teamId: string;
};

/** Whether a link to a report still works. */
export type ReportShareStatus =
  /** Everybody who has the link can read the report. */
  | 'ACTIVE'
  /** It has expired. */
  | 'EXPIRED'
  /** It was revoked. */
  | 'REVOKED';

/** User who has forgotten their password. */
export type RequestPasswordResetInput = {
  /** E-mail address. */
  email: string;
};

/** Address to send a sign-in link to. */
export type RequestSignInLinkInput = {
  /** E-mail address. */
  email: string;
};

/** Delivery to send again. */
export type ResendWebhookDeliveryInput = {
  /** The delivery. */
  webhookDeliveryId: string;
};

/** New password, set with the secret of a link. */
export type ResetPasswordInput = {
  /** New password: 12 to 128 characters, and not one that is easily guessed (error PASSWORD_GUESSABLE). */
  newPassword: string;
  /** Secret in the link. */
  token: string;
};

/** Rule for the first trial step size of a step (docs/equations.md, section 1). */
export type ResetRule =
  /** Twice the mean step size of the last whole epoch, at most maxStepSize. */
  | 'EPOCH_MEAN'
  /** The last accepted step size, which may grow by growthPerEpoch in the course of an epoch. */
  | 'INCREASE'
  /** The initial step size at every step. */
  | 'MAXIMUM'
  /** The last accepted step size. */
  | 'PREVIOUS';

/** What a file of other results does not say by itself. Nothing is guessed. */
export type ResultsInput = {
  /** Columns. Required for CSV. */
  csv?: CsvColumnsInput | null | undefined;
  /** Batch size that the team uses today, for comparison. */
  currentBatchSize?: number | null | undefined;
  /** Data set of the runs. */
  dataset: ImportedDatasetInput;
  /** Kind of device that all runs were trained on, as the team’s prices name it. Required with csv.deviceSeconds. */
  device?: string | null | undefined;
  /** How often runs were evaluated, in the unit of progress; for files that tell only when the target was reached. K then lies in the interval before that. If absent, each K is taken as its value ± 1 %. */
  evaluatedEvery?: number | null | undefined;
  /** For WANDB: name of the metric in the file. For TENSORBOARD: the tag, if files of several tags match runNames. */
  metric?: string | null | undefined;
  /** Names of parameters and metrics. Required for MLFLOW. */
  mlflow?: MlflowKeysInput | null | undefined;
  /** Model of the runs. */
  model: ImportedModelInput;
  /** Name of the sweep. */
  name: string;
  /** Step-size policy in words, e.g. "LARS, tuned for every batch size". Every b* belongs to it. */
  policy: string;
  /** For WANDB and TENSORBOARD: pattern of the run names, with {batchSize}, {seed} and * for anything else, e.g. "resnet-b{batchSize}-s{seed}". */
  runNames?: string | null | undefined;
  /** Target: what counts as trained. */
  target: TargetInput;
  /** Unit of progress. */
  unit: ProgressUnit;
};

/** Verdict of training a segment again. */
export type RetrainingVerdict =
  /** It could not be checked. This says nothing against the log. */
  | 'CANNOT'
  /** It gave the same bits as the log. */
  | 'MATCHED'
  /** Two trainings gave the same result, which differs from the log, on a machine that computes like the one that wrote the log. */
  | 'MISMATCHED';

/** Sweep whose failed runs to queue again. */
export type RetryFailedRunsInput = {
  /** The sweep. A finished sweep is opened again if it has failed runs. */
  sweepId: string;
};

/** Run to queue again. */
export type RetryRunInput = {
  /** A failed run. */
  runId: string;
};

/** Token to revoke. */
export type RevokeApiTokenInput = {
  /** The token. */
  apiTokenId: string;
};

/** An attestation to revoke. */
export type RevokeAttestationInput = {
  /** The attestation. */
  attestationId: string;
  /** Reason, shown in the history; at most 500 characters. */
  reason?: string | null | undefined;
};

/** Invitation to revoke. */
export type RevokeInvitationInput = {
  /** The invitation. */
  invitationId: string;
};

/** Link to revoke. */
export type RevokeReportShareInput = {
  /** The link. */
  reportShareId: string;
};

/** Session to end. */
export type RevokeSessionInput = {
  /** The session. */
  sessionId: string;
};

/** RMSProp. */
export type RmsPropPolicyInput = {
  /** ε: added to the root of the mean squared gradient; above 0. */
  epsilon?: number;
  /** Learning rate at each step; if absent, the usual one of the rule, constant. */
  learningRate?: LearningRateInput;
  /** ρ: share of the mean squared gradient that a step keeps; 0 to under 1. */
  secondMomentDecay?: number;
};

/** What a member may do in a team. */
export type Role =
  /** Everything except granting, changing or removing the role OWNER. */
  | 'ADMIN'
  /** Reads and writes: models and data, sweeps, studies, reports, comments. */
  | 'MEMBER'
  /** Everything, including other owners. */
  | 'OWNER'
  /** Reads. */
  | 'VIEWER';

/** What training a scored run again has shown. MATCHED and MISMATCHED are results; WAITING and OUTSTANDING are still open. Every other value means that the run was not or could not be checked, which says nothing for or against its log. */
export type RunCheck =
  /** Its budget was raised after its end, and it did not resume from that end. */
  | 'BUDGET_RAISED'
  /** One of its checkpoints could not be read. */
  | 'CHECKPOINT_UNUSABLE'
  /** A segment between its checkpoints has more than 1,000 rows of its log, or it left no checkpoints and its log has more. */
  | 'LONG_SEGMENT'
  /** At least one drawn segment gave the same bits as the log, and none gave others. */
  | 'MATCHED'
  /** A drawn segment gave other bits than the log. Submission.retraining tells whether this was set aside. */
  | 'MISMATCHED'
  /** It was submitted before this was counted. */
  | 'NOT_COUNTED'
  /** None of its segments was drawn. */
  | 'NOT_DRAWN'
  /** Two trainings of a segment differed from each other. */
  | 'NOT_REPEATABLE'
  /** It was imported, or reported by a program of the team. */
  | 'NOT_TRAINED_HERE'
  /** Its log names no engine of Critbatch, or several. */
  | 'NO_ENGINE_OF_OURS'
  /** It failed or was canceled. It counts as a miss, and has no log to check. */
  | 'NO_LOG'
  /** No attested worker was free in time. */
  | 'NO_WORKER'
  /** The worker’s machine may compute differently from the one that wrote the log. */
  | 'OTHER_MACHINE'
  /** A segment is drawn and still open: a worker has tried it in vain, or another worker has to confirm what it found. */
  | 'OUTSTANDING'
  /** It took several times as long as its log says, and was stopped. */
  | 'TOO_SLOW'
  /** One training differed from the log, and no other worker could confirm it. */
  | 'UNCONFIRMED'
  /** A segment is drawn, and waits to be trained or is being trained. */
  | 'WAITING'
  /** The worker could not train it. */
  | 'WORKER_FAILED';

/** Outcome of the training. */
export type RunOutcome =
  /** The budget of examples was spent first. Targets that were not reached are right-censored. */
  | 'BUDGET_SPENT'
  /** The loss became NaN or infinite. The run is left out of the estimate. */
  | 'DIVERGED'
  /** Stopped early, because it was no better than the untrained model for a long part of its cap (Run.hopeless). Targets that were not reached are right-censored at its cap, as if it had been trained that far. */
  | 'HOPELESS'
  /** Every target was reached. */
  | 'TARGETS_REACHED';

/** Status of a run. */
export type RunStatus =
  /** Canceled by a user or by the plan. */
  | 'CANCELED'
  /** Held by a worker that has not reported yet. */
  | 'CLAIMED'
  /** Failed with an error. */
  | 'FAILED'
  /** Waiting for a worker. */
  | 'QUEUED'
  /** Being trained. */
  | 'RUNNING'
  /** Lost by its worker, waiting for another one. */
  | 'STALE'
  /** Ended with an outcome. */
  | 'SUCCEEDED';

/** One run to add. */
export type RunToAddInput = {
  /** Batch size, at most the number of training examples. */
  batchSize: number;
  /** Training examples after which the run stops, right-censored; at least its batch size, at most the sweep’s maxExamplesPerRun. If absent, maxExamplesPerRun. */
  maxExamples?: number | null | undefined;
  /** Seed. */
  seed: number;
};

/** View to save. It replaces a view with the same name on the same page. */
export type SaveViewInput = {
  /** Name, 1 to 120 characters. */
  name: string;
  /** Page of the portal. */
  page: SavedViewPage;
  /** Query string of the URL, without the question mark. */
  search: string;
  /** Team that the view belongs to. */
  teamId: string;
};

/** Page of the portal that a saved view belongs to. */
export type SavedViewPage =
  /** The comparison of sweeps. */
  | 'COMPARE'
  /** The list of sweeps. */
  | 'SWEEPS';

/** A batch size that changes with what a study scales. */
export type ScaledQuantity =
  /** b*. */
  | 'CRITICAL_BATCH_SIZE'
  /** The batch size with the least loss at a budget. */
  | 'LEAST_LOSS'
  /** The largest that costs at most 20 % more. */
  | 'WITHIN_FIFTH'
  /** The largest that costs at most 50 % more. */
  | 'WITHIN_HALF'
  /** The largest batch size that costs at most 10 % more work than the least. */
  | 'WITHIN_TENTH';

/** What a batch size changes with. */
export type ScalingVariable =
  /** Both, multiplied. */
  | 'COMPUTE'
  /** Examples that a run takes to the target at the least work. */
  | 'DATA'
  /** The loss that the runs are to reach. */
  | 'LOSS'
  /** The size of a stage: parameters of its model, unless the study scales something else. */
  | 'SIZE';

/** Schedule of re-checks of a sweep. */
export type ScheduleRecheckInput = {
  /** Device seconds that each re-check may spend; above 0. */
  deviceSecondsBudget: number;
  /** Weeks from one re-check to the next; 1 to 52. */
  everyWeeks: number;
  /** Whether the first re-check starts now, and not after the first interval. */
  startsNow?: boolean;
  /** A finished sweep with a b*, trained by workers. */
  sweepId: string;
};

/** Sweep, and the batch size that the team uses today for what it trains. */
export type SetCurrentBatchSizeInput = {
  /** The batch size, in examples; null if there is none. */
  batchSize?: number | null | undefined;
  /** The sweep. */
  sweepId: string;
};

/** Cost of people’s work in a team. */
export type SetHourlyRateInput = {
  /** Currency of the rate; required with it. */
  currency?: string | null | undefined;
  /** Cost of one hour, above 0; null removes the rate. */
  hourlyRate?: number | null | undefined;
  /** The team. */
  teamId: string;
};

/** A price from a date on. It replaces a price with the same device and date. */
export type SetPriceInput = {
  /** Currency as an ISO 4217 code, e.g. EUR. */
  currency: string;
  /** Kind of device, as workers name it. */
  device: string;
  /** Price of one device for one hour, at least 0. */
  pricePerDeviceHour: number;
  /** Team that the price is for. */
  teamId: string;
  /** Start of its validity. */
  validFrom: string;
  /** End of its validity; open if absent. */
  validUntil?: string | null | undefined;
};

/** Training runs of a team in a month. */
export type SetRunsPerMonthInput = {
  /** Training runs in a month; null removes the number. */
  runsPerMonth?: number | null | undefined;
  /** The team. */
  teamId: string;
};

/** People’s work in a stage. */
export type SetStageEffortInput = {
  /** Hours of people’s work, at least 0; unknown if absent. */
  personHours?: number | null | undefined;
  /** The stage. */
  studyStageId: string;
};

/** Sweep for a stage that has none. */
export type SetStageSweepInput = {
  /** The stage. */
  studyStageId: string;
  /** The sweep. If the stage has predictions, no run of the sweep may have started. */
  sweepId: string;
};

/** Whether a study starts its next stage by itself. */
export type SetStartsNextStageInput = {
  /** Whether a decision to go on starts the sweep of the next stage. */
  startsNextStage: boolean;
  /** The study. */
  studyId: string;
};

/** New limits of a study. Absent fields mean no limit. */
export type SetStudyLimitsInput = {
  /** Currency of maxCost; required with it. */
  currency?: string | null | undefined;
  /** Maximum cost of one training run to the target; sweeps do not count. */
  maxCost?: number | null | undefined;
  /** Maximum wall-clock hours of one training run to the target; sweeps do not count. */
  maxHours?: number | null | undefined;
  /** The study. */
  studyId: string;
};

/** SGD: a learning rate times the gradient. */
export type SgdPolicyInput = {
  /** Learning rate at each step; if absent, the usual one of the rule, constant. */
  learningRate?: LearningRateInput;
};

/** User who signs in. */
export type SignInInput = {
  /** E-mail address. */
  email: string;
  /** Password. */
  password: string;
};

/** A new user. */
export type SignUpInput = {
  /** E-mail address. */
  email: string;
  /** Secret of an invitation’s link. The new user joins that team at once. Required where sign-up is by invitation. */
  invitationToken?: string | null | undefined;
  /** Name. */
  name: string;
  /** Password: 12 to 128 characters, and not one that is easily guessed (error PASSWORD_GUESSABLE). */
  password: string;
};

/** Order of a list. */
export type SortDirection =
  /** Ascending: smallest, earliest or alphabetically first item at the top. */
  | 'ASC'
  /** Descending: largest, latest or alphabetically last item at the top. */
  | 'DESC';

/** Whether a study goes on after a stage. */
export type StageChoice =
  /** The study goes on with its next stage. */
  | 'GO_ON'
  /** The study ends with this stage. */
  | 'STOP';

/** Runs that are considered for a stage: every batch size with every seed or, with a budget, a plan that adds them. */
export type StageRunsInput = {
  /** Batch sizes; empty for a plan. */
  batchSizes?: Array<number>;
  /** Device seconds that a plan may spend, above 0. If absent, the runs are a grid. */
  deviceSecondsBudget?: number | null | undefined;
  /** Ratio of successive evaluation steps. */
  evaluationRatio?: number;
  /** Training examples after which a run stops. */
  maxExamplesPerRun: number;
  /** Number of runs at each batch size. */
  seeds?: number;
};

/** State of a stage. */
export type StageState =
  /** Its sweep was canceled. */
  | 'CANCELED'
  /** Its sweep has ended. */
  | 'DONE'
  /** None of its runs has started. Predictions can still be registered. */
  | 'PLANNED'
  /** Its sweep is running. */
  | 'RUNNING';

/** A stated value with its interval. */
export type StatedIntervalInput = {
  /** Lower end of the 95 % interval, above 0. */
  lower: number;
  /** Upper end of the 95 % interval. */
  upper: number;
  /** The value, above 0. */
  value: number;
};

/** A step time that the caller states. It counts as right within a factor of two, at 95 %. */
export type StatedStepTimeInput = {
  /** Batch size, at least 1. */
  batchSize: number;
  /** Device seconds of one step, above 0. */
  secondsPerStep: number;
};

/** Link of the footer of an e-mail. */
export type StopLettersInput = {
  /** Secret of the link. */
  token: string;
};

/** How a list of studies is ordered. */
export type StudyOrder = {
  /** Ascending or descending. */
  direction: SortDirection;
  /** Field to order by. */
  field: NamedOrderField;
};

/** Filter for studies. Every condition has to hold. */
export type StudyWhere = {
  /** What to do with archived items; they are left out if absent. */
  archived?: ArchivedItems | null | undefined;
  /** Text that the name contains, upper and lower case alike. */
  nameContains?: string | null | undefined;
  /** Tag that the item has. */
  tag?: string | null | undefined;
  /** Team. */
  teamId?: string | null | undefined;
};

/** Status of a submission. */
export type SubmissionStatus =
  /** It is on the leaderboard. */
  | 'LISTED'
  /** It was removed, because a dispute about it was upheld. */
  | 'REMOVED'
  /** Its team withdrew it. Its figures stay readable, its runs and logs do not. */
  | 'WITHDRAWN';

/** Who vouches for the logs of a submission. Its figures are recomputed from the stored logs in any case. */
export type SubmissionTrust =
  /** Every run that counts was trained, from its first step to its last, by workers that the operator or the benchmark’s team attests. */
  | 'ATTESTED'
  /** Another team trained it again on attested workers with other seeds, and its result agrees. The two teams have had no member in common since the sweep was made. */
  | 'REPLICATED'
  /** The team’s own programs reported the logs, or the team imported them. Nobody else vouches for them: they may be invented. */
  | 'REPORTED';

/** Sweep to submit. */
export type SubmitSweepInput = {
  /** The benchmark. The sweep is submitted to its newest version. */
  benchmarkId: string;
  /** Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused. */
  idempotencyKey?: string | null | undefined;
  /** A finished sweep of one of the caller’s teams. */
  sweepId: string;
};

/** Kind of a sweep’s event. */
export type SweepEventKind =
  /** The answer of an ended sweep counts every run, or there is none in time: see answerStatus. */
  | 'ANSWER_SETTLED'
  /** There is a new estimate. */
  | 'ESTIMATE_CHANGED'
  /** The plan of an adaptive sweep made a decision. */
  | 'PLAN_DECIDED'
  /** A worker took a run. */
  | 'RUN_CLAIMED'
  /** A run succeeded, failed or was canceled. */
  | 'RUN_ENDED'
  /** A run has new measurements. Where several of these events of one run are waiting, only the newest is sent. */
  | 'RUN_PROGRESSED'
  /** A run waits for another worker. */
  | 'RUN_REQUEUED'
  /** The sweep itself was changed, e.g. canceled. */
  | 'SWEEP_CHANGED'
  /** Every run has ended. */
  | 'SWEEP_FINISHED';

/** A planned sweep. */
export type SweepForecastInput = {
  /** Batch sizes. */
  batchSizes: Array<number>;
  /** Data set. */
  datasetId: string;
  /** Kind of device. If absent, the one with the most runs. */
  device?: string | null | undefined;
  /** Ratio of successive evaluation steps. */
  evaluationRatio?: number;
  /** First evaluation step, at least 1. */
  firstEvaluationStep?: number;
  /** Sweep to take K(b) from. If absent, the newest sweep with the same model and data, and the same policy if one is given. */
  fromSweepId?: string | null | undefined;
  /** Training examples after which a run stops. */
  maxExamplesPerRun: number;
  /** Model. */
  modelId: string;
  /** Step-size policy. K(b) then comes only from a sweep of the same policy, and step times from sweeps of the same optimiser if there are any. If absent, from any. */
  policy?: PolicyInput | null | undefined;
  /** Number of runs at each batch size. */
  seeds: number;
  /** Whether every run spends all of maxExamplesPerRun, as those of a sweep for a budget do. */
  spendsBudget?: boolean;
  /** A step time to use in place of a measured one. */
  stepTime?: StatedStepTimeInput | null | undefined;
  /** Primary target. With a policy, K(b) comes only from a sweep with this target. If absent, from any. */
  target?: TargetInput | null | undefined;
  /** Team that would own the sweep. */
  teamId: string;
};

/** How a list of sweeps is ordered. */
export type SweepOrder = {
  /** Ascending or descending. */
  direction: SortDirection;
  /** Field to order by. */
  field: SweepOrderField;
};

/** Fields that a list of sweeps can be ordered by. */
export type SweepOrderField =
  /** When it was created. */
  | 'CREATED_AT'
  /** Its name. */
  | 'NAME'
  /** Its number within the team. */
  | 'NUMBER'
  /** The largest batch size that costs at most 20 % more work than the reference, as `Estimate.overheads` has it; sweeps that do not tell count as 0. */
  | 'WITHIN_FIFTH'
  /** The largest batch size that costs at most 50 % more work than the reference, as `Estimate.overheads` has it; sweeps that do not tell count as 0. */
  | 'WITHIN_HALF'
  /** The largest batch size that costs at most 10 % more work than the reference, as `Estimate.overheads` has it; sweeps that do not tell count as 0. */
  | 'WITHIN_TENTH';

/** Origin of the runs of a sweep: who was asked to train them. For who did, see attestedRuns. */
export type SweepOrigin =
  /** The runs were imported from a file. Workers get none of them, and no runs can be added. */
  | 'IMPORTED'
  /** A program of the team trains the runs and reports them. It claims them by sweepId. */
  | 'REPORTED'
  /** The runs are queued for all workers of the team. Everybody who has a worker token of the team can claim and report them. */
  | 'TRAINED';

/** Status of a sweep. */
export type SweepStatus =
  /** It was canceled. */
  | 'CANCELED'
  /** Every run has ended. */
  | 'FINISHED'
  /** Runs are queued or being trained, or it is paused (isPaused). */
  | 'RUNNING';

/** Filter for sweeps. Every condition has to hold. */
export type SweepWhere = {
  /** What to do with archived items; they are left out if absent. */
  archived?: ArchivedItems | null | undefined;
  /** Data set. */
  datasetId?: string | null | undefined;
  /** Ids, at most 100. */
  ids?: Array<string> | null | undefined;
  /** Model. */
  modelId?: string | null | undefined;
  /** Text that the name contains, upper and lower case alike. */
  nameContains?: string | null | undefined;
  /** Number within the team. */
  number?: number | null | undefined;
  /** Origin. */
  origin?: SweepOrigin | null | undefined;
  /** Status. */
  status?: SweepStatus | null | undefined;
  /** Tag that the item has. */
  tag?: string | null | undefined;
  /** Team. */
  teamId?: string | null | undefined;
  /** How far the batch size can grow, by the newest estimate for the primary target. */
  withinOverhead?: WithinOverheadWhere | null | undefined;
};

/** A metric and the value that counts as trained. */
export type TargetInput = {
  /** Metric that is measured. */
  metric: TargetMetric;
  /** Value to reach; above 0. */
  threshold: number;
};

/** Metric of the target. */
export type TargetMetric =
  /** Euclidean norm of the gradient on the fixed subset of the training examples. It falls to its threshold. */
  | 'GRADIENT_NORM'
  /** Share of test examples that are classified correctly. It rises to its threshold. */
  | 'TEST_ACCURACY'
  /** Mean loss on the test examples. It falls to its threshold. */
  | 'TEST_LOSS'
  /** Mean loss on a fixed subset of the training examples. It falls to its threshold. */
  | 'TRAINING_LOSS';

/** What a token may do in its team. */
export type TokenScope =
  /** Administers the team: members, invitations, tokens, prices, webhooks, exports, benchmarks, the audit log. */
  | 'ADMIN'
  /** Reads. */
  | 'READ'
  /** Uses the worker protocol, and nothing else. */
  | 'WORKER'
  /** Writes what members write, except comments: models and data, sweeps, studies, reports. */
  | 'WRITE';

/** Why the runs of a batch size cannot be read at a budget. */
export type UnreadReason =
  /** A run was first evaluated after so many examples. */
  | 'BEGAN_AFTER'
  /** A run diverged. */
  | 'DIVERGED'
  /** A run ended before it had seen so many examples. */
  | 'ENDED_BEFORE'
  /** The evaluations before and after it lie too far apart. */
  | 'EVALUATED_TOO_RARELY'
  /** A run was stopped before, because it was worse than the untrained model. */
  | 'HOPELESS'
  /** A run came to a loss of 0 or less, or to an accuracy of 1, with which nothing can be compared. */
  | 'NOTHING_LEFT';

/** Changes of a sweep, study, model or data set. Absent fields stay as they are. */
export type UpdateTeamItemInput = {
  /** Tags to add to those that it has. */
  addTags?: Array<string> | null | undefined;
  /** Id of the item. */
  id: string;
  /** Whether lists leave it out. */
  isArchived?: boolean | null | undefined;
  /** New name. Versions of a model or data set share it: all of them are renamed. */
  name?: string | null | undefined;
  /** Tags to take away. */
  removeTags?: Array<string> | null | undefined;
  /** All its tags: at most 10, each of 1 to 40 characters, without commas. */
  tags?: Array<string> | null | undefined;
};

/** Changes to a webhook. Absent fields stay as they are. */
export type UpdateWebhookInput = {
  /** Events to send; TEST is not allowed here. */
  events?: Array<WebhookEventKind> | null | undefined;
  /** Turns the webhook on or off. Turning it off gives up all waiting deliveries. */
  isActive?: boolean | null | undefined;
  /** Name that says what it is for. */
  name?: string | null | undefined;
  /** URL that events are sent to. */
  url?: string | null | undefined;
  /** The webhook. */
  webhookId: string;
};

/** How much more work than a reference, as `Estimate.overheads` has it. */
export type UsualOverhead =
  /** 20 % more. */
  | 'FIFTH'
  /** 50 % more. */
  | 'HALF'
  /** 10 % more. */
  | 'TENTH';

/** Score of a prediction. */
export type Verdict =
  /** A run of the stage’s sweep had ended, or was imported, before it was registered. It does not count in the record. */
  | 'HINDCAST'
  /** The outcome lies inside the interval. */
  | 'INSIDE'
  /** The outcome lies outside the interval. */
  | 'OUTSIDE'
  /** The stage ended without an outcome: nothing was identified, or it was canceled. */
  | 'UNDECIDED';

/** Who attests the worker that trained a run. Nobody can attest their own workers. */
export type Voucher =
  /** The benchmark’s team, which has had no member in common with the submitting team. */
  | 'BENCHMARK_TEAM'
  /** The operator of this Critbatch, who made the token and runs the worker. */
  | 'OPERATOR';

/** Status of a delivery. */
export type WebhookDeliveryStatus =
  /** The response had a status from 200 to 299. */
  | 'DELIVERED'
  /** There are no further attempts: too many failed, or the webhook was turned off. */
  | 'GIVEN_UP'
  /** The first or another attempt is waiting. */
  | 'WAITING';

/** Kind of event that a webhook can send. */
export type WebhookEventKind =
  /** batch_size.moved: a re-check of a sweep found b* outside the interval of the sweep that it checks. */
  | 'BATCH_SIZE_MOVED'
  /** budget.nearly_spent: 80 % of the device seconds of an adaptive sweep are spent. */
  | 'BUDGET_NEARLY_SPENT'
  /** budget.spent: an adaptive sweep has spent its device seconds, or its plan ended because too few are left. */
  | 'BUDGET_SPENT'
  /** estimate.identified: the runs of a sweep now tell b*, or that N(b) has no minimum. */
  | 'ESTIMATE_IDENTIFIED'
  /** memo.made: a scheduled memo was made. */
  | 'MEMO_MADE'
  /** prediction.scored: the prediction for a stage was compared with its outcome. */
  | 'PREDICTION_SCORED'
  /** sweep.done: every run of a sweep has ended, and so has its plan, if it has one, and its answer counts them all (answerStatus says if not). */
  | 'SWEEP_DONE'
  /** sweep.paused: the learning rate of a sweep diverges, a smaller one does not, and the sweep waits for continueSweep. */
  | 'SWEEP_PAUSED'
  /** test: a user requested a test. It is sent whatever events the webhook has. */
  | 'TEST'
  /** worker.lost: a worker fell silent while it held a run. */
  | 'WORKER_LOST';

/** Why a request had no response. */
export type WebhookFault =
  /** The host name has no address, or one that webhooks may not be sent to. Only the log of the API tells which. */
  | 'ADDRESS_REFUSED'
  /** There was no connection, or TLS did not trust it. */
  | 'CONNECTION_FAILED'
  /** The host name has no address. */
  | 'NOT_RESOLVED'
  /** The secret cannot be decrypted. Make a new one. */
  | 'SECRET_UNREADABLE'
  /** The response did not come in time. */
  | 'TIMED_OUT';

/** A webhook. */
export type WebhookInput = {
  /** The webhook. */
  webhookId: string;
};

/** Submission to withdraw. */
export type WithdrawSubmissionInput = {
  /** Reason, shown in the history; at most 500 characters. */
  reason?: string | null | undefined;
  /** The submission. */
  submissionId: string;
};

/** Sweeps by the largest batch size that costs at most so much more work than the reference, as `Estimate.overheads` has it. Sweeps that do not tell are left out. */
export type WithinOverheadWhere = {
  /** Least value of that batch size. */
  atLeast?: number | null | undefined;
  /** Greatest value of that batch size. */
  atMost?: number | null | undefined;
  /** How much more work. */
  overhead: UsualOverhead;
};

export type AccountPageQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountPageQuery = { viewer: { hasPassword: boolean, user: { id: string, name: string, email: string | null } | null, sessions: Array<{ id: string, createdAt: string, lastUsedAt: string, ipAddress: string | null, userAgent: string | null, isCurrent: boolean }>, apiTokens: { nodes: Array<{ id: string, name: string, start: string, scopes: Array<TokenScope>, lastUsedAt: string | null, expiresAt: string | null, team: { id: string, name: string } }> } } | null, signInOptions: { leastPasswordLength: number } };

export type PasswordOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type PasswordOptionsQuery = { signInOptions: { leastPasswordLength: number, linkByEmail: boolean } };

export type ChangeNameMutationVariables = Exact<{
  input: ChangeNameInput;
}>;


export type ChangeNameMutation = { changeName: { userErrors: Array<{ code: string, message: string }> } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { userErrors: Array<{ code: string, message: string }> } };

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { revokeSession: { userErrors: Array<{ code: string, message: string }> } };

export type RevokeOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type RevokeOtherSessionsMutation = { revokeOtherSessions: { endedCount: number, userErrors: Array<{ code: string, message: string }> } };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { isTaken: boolean, userErrors: Array<{ code: string, message: string }> } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword: { isChanged: boolean, userErrors: Array<{ code: string, message: string }> } };

export type BenchmarkAttestationsQueryVariables = Exact<{
  slug: string;
  teamId: string;
  after?: string | null | undefined;
}>;


export type BenchmarkAttestationsQuery = { benchmark: { id: string, attestations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, teamName: string, note: string | null, attestedAt: string, revokedAt: string | null }> } } | null, team: { id: string, auditEntries: { nodes: Array<{ objectId: string, actor: string }> } } | null };

export type AttestTokenMutationVariables = Exact<{
  input: AttestTokenInput;
}>;


export type AttestTokenMutation = { attestToken: { attestation: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type RevokeAttestationMutationVariables = Exact<{
  input: RevokeAttestationInput;
}>;


export type RevokeAttestationMutation = { revokeAttestation: { attestation: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type BenchmarkListQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type BenchmarkListQuery = { benchmarks: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, teamName: string, createdAt: string, version: { number: number, metric: TargetMetric, threshold: number, ranking: Ranking, model: { name: string }, dataset: { name: string }, totals: { submissions: number, teams: number } } | null }> } };

export type BenchmarkPageQueryVariables = Exact<{
  slug: string;
  version?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BenchmarkPageQuery = { benchmark: { id: string, slug: string, name: string, description: string, teamName: string, lastEventSequence: number, mayAdminister: boolean, team: { id: string } | null, versions: Array<{ number: number }>, version: { number: number, metric: TargetMetric, threshold: number, optimisers: Array<Optimiser>, ranking: Ranking, device: string | null, currency: string | null, createdAt: string, prices: Array<{ device: string, pricePerDeviceHour: number }>, model: { name: string, contentHash: string }, dataset: { name: string, contentHash: string, licence: string | null }, totals: { submissions: number, teams: number, attested: number, replicated: number, runs: number }, leaderboard: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, teamName: string, status: SubmissionStatus, trust: SubmissionTrust, origin: SweepOrigin, rank: number | null, isRankShared: boolean, batchSize: number, runCount: number, answer: Answer, submittedAt: string, checks: Array<{ check: RunCheck, runs: number }>, score: { value: number | null, lower: number, upper: number | null, level: number, seeds: number, misses: number }, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, recommendation: { batchSize: number } | null, policy:
            | { __typename: 'AdamPolicy' }
            | { __typename: 'AdamWPolicy' }
            | { __typename: 'ArmijoPolicy', reset: ResetRule }
            | { __typename: 'LionPolicy' }
            | { __typename: 'MomentumPolicy' }
            | { __typename: 'MuonPolicy' }
            | { __typename: 'NesterovPolicy' }
            | { __typename: 'OutsidePolicy' }
            | { __typename: 'RmsPropPolicy' }
            | { __typename: 'SgdPolicy' }
          , replications: Array<{ teamName: string, ratio: number | null, agrees: boolean | null, endedAt: string | null }>, disputes: Array<{ id: string, status: DisputeStatus }> }> }, ended: { nodes: Array<{ id: string, teamName: string, status: SubmissionStatus, endedAt: string | null, score: { value: number | null, lower: number, upper: number | null, level: number } }> } } | null, history: { nodes: Array<{ sequence: number, kind: BenchmarkEventKind, teamName: string, note: string | null, createdAt: string, submission: { id: string, teamName: string } | null }> } } | null };

export type BoardRowFragment = { id: string, teamName: string, status: SubmissionStatus, trust: SubmissionTrust, origin: SweepOrigin, rank: number | null, isRankShared: boolean, batchSize: number, runCount: number, answer: Answer, submittedAt: string, checks: Array<{ check: RunCheck, runs: number }>, score: { value: number | null, lower: number, upper: number | null, level: number, seeds: number, misses: number }, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, recommendation: { batchSize: number } | null, policy:
    | { __typename: 'AdamPolicy' }
    | { __typename: 'AdamWPolicy' }
    | { __typename: 'ArmijoPolicy', reset: ResetRule }
    | { __typename: 'LionPolicy' }
    | { __typename: 'MomentumPolicy' }
    | { __typename: 'MuonPolicy' }
    | { __typename: 'NesterovPolicy' }
    | { __typename: 'OutsidePolicy' }
    | { __typename: 'RmsPropPolicy' }
    | { __typename: 'SgdPolicy' }
  , replications: Array<{ teamName: string, ratio: number | null, agrees: boolean | null, endedAt: string | null }>, disputes: Array<{ id: string, status: DisputeStatus }> };

export type SubmissionPageQueryVariables = Exact<{
  id: string;
  runId: string;
  hasRun: boolean;
  after?: string | null | undefined;
  locale: Locale;
}>;


export type SubmissionPageQuery = { submission: { evidenceHash: string, codeVersion: string, isExact: boolean, attestedRuns: number, endedAt: string | null, id: string, teamName: string, status: SubmissionStatus, trust: SubmissionTrust, origin: SweepOrigin, rank: number | null, isRankShared: boolean, batchSize: number, runCount: number, answer: Answer, submittedAt: string, retraining: { scoredSegments: number, scoredDrawn: number, otherSegments: number, otherDrawn: number, matched: number, mismatched: number, setAside: number, cannot: number, waiting: number, outstanding: number, one: number, two: number, segments: Array<{ runId: string, fromStep: number, toStep: number, verdict: RetrainingVerdict | null, reason: string | null, detail: string | null, isSetAside: boolean, difference: { step: number, field: string, logged: string | null, retrained: string | null } | null }> } | null, recommendation: { text: string, batchSize: number } | null, policy:
      | { __typename: 'AdamPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'AdamWPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'ArmijoPolicy', reset: ResetRule, initialStepSize: number, sufficientDecrease: number, backtrackFactor: number, growthPerEpoch: number, maxStepSize: number | null, maxTrials: number, exhaustedStepSize: number, settings: Array<{ name: string, value: number }> }
      | { __typename: 'LionPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'MomentumPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'MuonPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'NesterovPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'OutsidePolicy', description: string }
      | { __typename: 'RmsPropPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'SgdPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
    , benchmark: { slug: string, name: string, mayAdminister: boolean }, version: { number: number, metric: TargetMetric, threshold: number, ranking: Ranking, currency: string | null }, sweep: { id: string, number: number, team: { id: string }, recommendation: { text: string } | null } | null, runs: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ runId: string, batchSize: number, seed: number, isScored: boolean, status: RunStatus, outcome: RunOutcome | null, lowerSteps: number | null, upperSteps: number | null, figure: number | null, attestedBy: Voucher | null }> }, replications: Array<{ teamName: string, ratio: number | null, lower: number | null, upper: number | null, agrees: boolean | null, isAttested: boolean | null, isIndependent: boolean | null, queuedAt: string, endedAt: string | null, sweep: { id: string, number: number } | null }>, disputes: Array<{ id: string, teamName: string, isObjection: boolean, status: DisputeStatus, reason: string, decision: string | null, openedAt: string, decidedAt: string | null }>, log?: { nodes: Array<{ step: number, trainingLoss: number | null, testLoss: number | null, testAccuracy: number | null, gradientNorm: number | null, deviceSeconds: number }> } | null, checks: Array<{ check: RunCheck, runs: number }>, score: { value: number | null, lower: number, upper: number | null, level: number, seeds: number, misses: number }, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null } | null };

export type SubmissionEvidenceQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type SubmissionEvidenceQuery = { submission: { id: string, runs: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ runId: string, batchSize: number, seed: number, status: RunStatus, outcome: RunOutcome | null, lowerSteps: number | null, upperSteps: number | null, figure: number | null, attestedBy: Voucher | null }> } } | null };

export type SubmissionLogsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type SubmissionLogsQuery = { submission: { id: string, logs: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ runId: string, step: number, trainingLoss: number | null, testLoss: number | null, testAccuracy: number | null, gradientNorm: number | null, deviceSeconds: number }> } } | null };

export type SubmissionLogQueryVariables = Exact<{
  id: string;
  runId: string;
  after?: string | null | undefined;
}>;


export type SubmissionLogQuery = { submission: { id: string, log: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ step: number, trainingLoss: number | null, testLoss: number | null, testAccuracy: number | null, gradientNorm: number | null, deviceSeconds: number }> } | null } | null };

export type SweepSubmissionsQueryVariables = Exact<{
  id: string;
}>;


export type SweepSubmissionsQuery = { sweep: { id: string, origin: SweepOrigin, model: { contentHash: string }, dataset: { contentHash: string }, runs: { nodes: Array<{ measurements: { nodes: Array<{ step: number }> } }> }, submissions: Array<{ id: string, status: SubmissionStatus, trust: SubmissionTrust, rank: number | null, isRankShared: boolean, benchmark: { slug: string, name: string } }> } | null, benchmarks: { nodes: Array<{ id: string, name: string, version: { model: { contentHash: string }, dataset: { contentHash: string } } | null }> } };

export type BenchmarkChoicesQueryVariables = Exact<{
  teamId: string;
}>;


export type BenchmarkChoicesQuery = { models: { nodes: Array<{ id: string, name: string, version: number, contentHash: string }> }, datasets: { nodes: Array<{ id: string, name: string, version: number, contentHash: string }> } };

export type CreateBenchmarkMutationVariables = Exact<{
  input: CreateBenchmarkInput;
}>;


export type CreateBenchmarkMutation = { createBenchmark: { benchmark: { slug: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type PublishBenchmarkVersionMutationVariables = Exact<{
  input: PublishBenchmarkVersionInput;
}>;


export type PublishBenchmarkVersionMutation = { publishBenchmarkVersion: { benchmark: { slug: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type SubmitSweepMutationVariables = Exact<{
  input: SubmitSweepInput;
}>;


export type SubmitSweepMutation = { submitSweep: { submission: { id: string } | null, missingRuns: { batchSize: number, present: number, seeds: Array<number> } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type WithdrawSubmissionMutationVariables = Exact<{
  input: WithdrawSubmissionInput;
}>;


export type WithdrawSubmissionMutation = { withdrawSubmission: { submission: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type ReplicateSubmissionMutationVariables = Exact<{
  input: ReplicateSubmissionInput;
}>;


export type ReplicateSubmissionMutation = { replicateSubmission: { sweep: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type DisputeSubmissionMutationVariables = Exact<{
  input: DisputeSubmissionInput;
}>;


export type DisputeSubmissionMutation = { disputeSubmission: { submission: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type DecideDisputeMutationVariables = Exact<{
  input: DecideDisputeInput;
}>;


export type DecideDisputeMutation = { decideDispute: { submission: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type BenchmarkEventsSubscriptionVariables = Exact<{
  benchmarkId: string;
  after?: number | null | undefined;
}>;


export type BenchmarkEventsSubscription = { benchmarkEvents: { sequence: number, kind: BenchmarkEventKind } };

export type BringDatasetMutationVariables = Exact<{
  input: CreateDatasetFromUploadInput;
}>;


export type BringDatasetMutation = { createDatasetFromUpload: { dataset: { id: string } | null, preview: { trainingExamples: number, testExamples: number, minimum: number, maximum: number, spec: unknown, channels: Array<{ mean: number, deviation: number }>, classes: Array<{ number: number, name: string | null, trainingExamples: number, testExamples: number }>, samples: Array<{ label: number, values: Array<number>, image: string | null }> } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type BudgetAnswerPartsFragment = { metric: TargetMetric, examples: number, level: number, batchSize: number | null, rule: BudgetRule | null, runs: number, refusal: { code: string, message: string } | null, bestBatchSize: { value: number, lower: number | null, upper: number | null } | null, nearlyBest: { lower: number, upper: number, tolerance: number } | null, losses: Array<{ batchSize: number, runs: number, remaining: { value: number, lower: number | null, upper: number | null }, ratio: { value: number, lower: number | null, upper: number | null } }>, unread: Array<{ batchSize: number, reason: UnreadReason }> };

export type SweepBudgetsQueryVariables = Exact<{
  id: string;
  metric: TargetMetric;
}>;


export type SweepBudgetsQuery = { sweep: { bestBatchSizeByBudget: { level: number, points: Array<{ examples: number, refusal: { code: string } | null, bestBatchSize: { value: number, lower: number | null, upper: number | null } | null, nearlyBest: { lower: number, upper: number, tolerance: number } | null, losses: Array<{ batchSize: number, ratio: { value: number, lower: number | null, upper: number | null } }>, unread: Array<{ batchSize: number, reason: UnreadReason }> }>, power: { power: number, lower: number | null, upper: number | null, published: Array<{ source: string, power: number, isExcluded: boolean }> } | null } | null } | null };

export type AddTargetMutationVariables = Exact<{
  input: AddTargetInput;
}>;


export type AddTargetMutation = { addTarget: { target: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type AddRunsMutationVariables = Exact<{
  input: AddRunsInput;
}>;


export type AddRunsMutation = { addRuns: { userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type RaiseBudgetMutationVariables = Exact<{
  input: RaiseBudgetInput;
}>;


export type RaiseBudgetMutation = { raiseBudget: { userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type RetryFailedRunsMutationVariables = Exact<{
  input: RetryFailedRunsInput;
}>;


export type RetryFailedRunsMutation = { retryFailedRuns: { userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type SuggestedRunsQueryVariables = Exact<{
  id: string;
}>;


export type SuggestedRunsQuery = { sweep: { id: string, suggestedRuns: { expectedDeviceSeconds: number, openRuns: number, stopReason: PlanStopReason | null, isWorthwhile: boolean, runs: Array<{ batchSize: number, seed: number, maxExamples: number, expectedDeviceSeconds: number }>, expectedCost: { amount: number, currency: string } | null, outcomes: { simulations: number, settled: number } | null } | null } | null };

export type SweepCommentsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type SweepCommentsQuery = { sweep: { comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, text: string | null, createdAt: string, editedAt: string | null, removedAt: string | null, author: { id: string, name: string } | null, removedBy: { name: string } | null, mentions: Array<{ name: string }> }> } } | null };

export type ReportCommentsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReportCommentsQuery = { report: { comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, text: string | null, createdAt: string, editedAt: string | null, removedAt: string | null, author: { id: string, name: string } | null, removedBy: { name: string } | null, mentions: Array<{ name: string }> }> } } | null };

export type CommentWriterQueryVariables = Exact<{
  teamId: string;
}>;


export type CommentWriterQuery = { viewer: { user: { id: string } | null } | null, team: { memberships: { nodes: Array<{ user: { name: string } | null }> } } | null };

export type CreateCommentMutationVariables = Exact<{
  input: CreateCommentInput;
}>;


export type CreateCommentMutation = { createComment: { comment: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type EditCommentMutationVariables = Exact<{
  input: EditCommentInput;
}>;


export type EditCommentMutation = { editComment: { comment: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type DeleteCommentMutationVariables = Exact<{
  input: DeleteCommentInput;
}>;


export type DeleteCommentMutation = { deleteComment: { userErrors: Array<{ code: string, message: string }> } };

export type RemoveCommentMutationVariables = Exact<{
  input: RemoveCommentInput;
}>;


export type RemoveCommentMutation = { removeComment: { comment: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type SweepComparisonQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type SweepComparisonQuery = { sweepComparison: { hindrances: Array<ComparisonHindrance>, answer: PolicyAnswer | null, isFinal: boolean, level: number, best: { id: string } | null, next: { id: string } | null, notToldApart: Array<{ id: string }>, factorToNext: { value: number, lower: number | null, upper: number | null } | null, standings: Array<{ isAtEdge: boolean, workAtLeast: number | null, sweep: { id: string }, leastWork: { value: number } | null, ratioToBest: { value: number, lower: number | null, upper: number | null } | null }> } };

export type SweepCostQueryVariables = Exact<{
  id: string;
  targetId?: string | null | undefined;
  assumedPrice?: AssumedPriceInput | null | undefined;
  deviceCounts?: Array<number> | number | null | undefined;
  maxHours?: number | null | undefined;
  maxCost?: number | null | undefined;
}>;


export type SweepCostQuery = { sweep: { id: string, number: number, spending: Array<{ device: string, deviceSeconds: number, evaluationSeconds: number, unpricedSeconds: number, cost: Array<{ amount: number, currency: string }> }>, saving: { from: number, to: number, level: number, currency: string | null, deviceHours: { saved: { value: number, lower: number | null, upper: number | null } } | null, cost: { saved: { value: number, lower: number | null, upper: number | null } } | null } | null, costFrontier: { device: string, level: number, bytesPerSecond: number, pricePerDeviceHour: number | null, currency: string | null, choices: Array<{ batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null }>, recommended: { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null, cheapest: { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null, fastest: { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null } | null } | null };

export type CostFrontierPartsFragment = { device: string, level: number, bytesPerSecond: number, pricePerDeviceHour: number | null, currency: string | null, choices: Array<{ batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null }>, recommended: { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null, cheapest: { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null, fastest: { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null };

export type CostChoicePartsFragment = { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null };

export type SetCurrentBatchSizeMutationVariables = Exact<{
  input: SetCurrentBatchSizeInput;
}>;


export type SetCurrentBatchSizeMutation = { setCurrentBatchSize: { userErrors: Array<{ code: string, message: string }> } };

export type SetRunsPerMonthMutationVariables = Exact<{
  input: SetRunsPerMonthInput;
}>;


export type SetRunsPerMonthMutation = { setRunsPerMonth: { userErrors: Array<{ code: string, message: string }> } };

export type DatasetPageQueryVariables = Exact<{
  id: string;
}>;


export type DatasetPageQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attempt' }
    | { __typename: 'Attestation' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'Benchmark' }
    | { __typename: 'Comment' }
    | { __typename: 'Dataset', version: number, contentHash: string, trainingExamples: number, testExamples: number, licence: string | null, spec: unknown, createdAt: string, id: string, name: string, tags: Array<string>, archivedAt: string | null, file: { fileName: string, byteLength: number } | null, team: { id: string } }
    | { __typename: 'Dispute' }
    | { __typename: 'Estimate' }
    | { __typename: 'Forecast' }
    | { __typename: 'ImportUpload' }
    | { __typename: 'Invitation' }
    | { __typename: 'Membership' }
    | { __typename: 'Memo' }
    | { __typename: 'MemoSchedule' }
    | { __typename: 'Model' }
    | { __typename: 'Notification' }
    | { __typename: 'PolicyComparison' }
    | { __typename: 'Prediction' }
    | { __typename: 'Price' }
    | { __typename: 'Report' }
    | { __typename: 'ReportShare' }
    | { __typename: 'ReportVersion' }
    | { __typename: 'Run' }
    | { __typename: 'SavedView' }
    | { __typename: 'Session' }
    | { __typename: 'StageDecision' }
    | { __typename: 'Study' }
    | { __typename: 'StudyStage' }
    | { __typename: 'Submission' }
    | { __typename: 'Sweep' }
    | { __typename: 'Target' }
    | { __typename: 'Team' }
    | { __typename: 'TeamExport' }
    | { __typename: 'User' }
    | { __typename: 'Webhook' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'Worker' }
   | null };

export type ModelsToFitQueryVariables = Exact<{
  teamId: string;
}>;


export type ModelsToFitQuery = { models: { nodes: Array<{ id: string, name: string, parameterCount: number, spec: unknown }> } };

export type EstimatePartsFragment = { answer: Answer, reason: NotIdentifiedReason | null, suggestedBatchSizes: Array<number>, definition: CriticalBatchSizeDefinition, bestLaw: LawName | null, level: number, intervalMethod: IntervalMethod, draws: number, codeVersion: string, testedRangeLower: number | null, testedRangeUpper: number | null, crossings: number, censored: number, conditions: Array<{ name: ConditionName, holds: boolean, law: LawName | null, figure: number | null }>, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, lawsCriticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, conditionalCriticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, sensitivity: { interval: { value: number, lower: number | null, upper: number | null }, leftOut: Array<{ batchSize: number, criticalBatchSize: number | null }> } | null, influences: Array<{ batchSize: number, seed: number, criticalBatchSize: number | null, isOutlier: boolean }>, figures: Array<{ figure: FigureName, batchSize: number | null, value: number, profileLikelihood: { lower: number | null, upper: number | null }, parametricBootstrap: { lower: number | null, upper: number | null } }>, laws: Array<{ law: LawName, scatter: number, deltaAicc: number, weight: number, converged: boolean, parameters: Array<{ name: string, value: number }>, minimiser: { value: number, lower: number | null, upper: number | null } | null, knee: { value: number, lower: number | null, upper: number | null } | null }>, leastWork: { value: number, lower: number | null, upper: number | null } | null, stepsAtCriticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, valley: { lower: number, upper: number, tolerance: number } | null, freeRange: { value: number, lower: number | null, upper: number | null } | null, knee: { value: number, lower: number | null, upper: number | null } | null, overheads: Array<{ overhead: number, referenceBatchSize: number, batchSize: { value: number, lower: number | null, upper: number | null }, laws: Array<{ law: LawName, batchSize: number | null }> }>, workRatios: Array<{ batchSize: number, censored: boolean, ratio: { value: number, lower: number | null, upper: number | null } }>, departure: { batchSizes: Array<number>, logFactors: Array<number> } | null, curve: Array<{ batchSize: number, stepsToTarget: number, lowerSteps: number, upperSteps: number }> };

export type FirstEstimatePartsFragment = { source: FirstEstimateSource, level: number, cases: number, criticalBatchSize: { value: number, lower: number | null, upper: number | null }, outcome: { factor: number, isInside: boolean, criticalBatchSize: { value: number } } | null };

export type RecommendationPartsFragment = { batchSize: number, rule: RecommendationRule, measure: RecommendationMeasure, device: string | null, currentBatchSize: number | null, leastFactor: number | null, workFactor: number | null, alternative: number | null, pricePerDeviceHour: number | null, currency: string | null, priceValidFrom: string | null, steps: { than: number, factor: number } | null, stepTime: { floorSeconds: number, overheadSeconds: number, secondsPerExample: number } | null, costApart: Array<{ amount: number, currency: string }>, payback: { countsPeople: boolean, differingStudies: number, spent: { amount: number, currency: string }, days: { value: number, lower: number | null, upper: number | null } } | null, least: { value: number, lower: number | null, upper: number | null } | null, saving: { currency: string | null, work: { factor: { value: number, lower: number | null, upper: number | null } }, deviceHours: { before: { value: number }, after: { value: number }, saved: { value: number, lower: number | null, upper: number | null }, factor: { value: number, lower: number | null, upper: number | null } } | null, cost: { saved: { value: number, lower: number | null, upper: number | null } } | null } | null, monthly: { runs: number, currency: string | null, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null };

export type ImportSweepMutationVariables = Exact<{
  input: ImportSweepInput;
}>;


export type ImportSweepMutation = { importSweep: { sweep: { id: string } | null, preview: { name: string | null, modelName: string | null, isModelNew: boolean | null, datasetName: string | null, isDatasetNew: boolean | null, runCount: number, rowCount: number, deviceSeconds: number | null, notes: Array<ImportNote>, problemCount: number, importedBefore: { id: string, number: number, name: string } | null, targets: Array<{ metric: TargetMetric, threshold: number }>, batchSizes: Array<{ batchSize: number, runs: number, arrived: number, medianSteps: number | null }>, problems: Array<{ code: string, file: string, row: number | null, column: string | null, message: string }> } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type WaitingFilesQueryVariables = Exact<{
  id: string;
}>;


export type WaitingFilesQuery = { team: { id: string, importUploads: { nodes: Array<{ id: string, fileName: string, byteLength: number, expiresAt: string, importedAs: { id: string, number: number, name: string } | null }> } } | null };

export type TeamExportsQueryVariables = Exact<{
  id: string;
}>;


export type TeamExportsQuery = { team: { id: string, exports: { nodes: Array<{ id: string, status: ExportStatus, sweepsDone: number, sweepsTotal: number | null, byteLength: number | null, createdAt: string, expiresAt: string | null, failureMessage: string | null }> } } | null };

export type RemoveTeamExportMutationVariables = Exact<{
  input: RemoveTeamExportInput;
}>;


export type RemoveTeamExportMutation = { removeTeamExport: { teamExport: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type ExportTeamMutationVariables = Exact<{
  input: ExportTeamInput;
}>;


export type ExportTeamMutation = { exportTeam: { teamExport: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type NewestSweepsQueryVariables = Exact<{
  teamId: string;
}>;


export type NewestSweepsQuery = { sweeps: { nodes: Array<{ id: string }> } };

export type RunLogQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type RunLogQuery = { run: { measurements: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ step: number, examplesSeen: number, deviceSeconds: number, dataSeconds: number | null, gradientSeconds: number | null, searchSeconds: number | null, updateSeconds: number | null, trainingLoss: number | null, testLoss: number | null, testAccuracy: number | null, gradientNorm: number | null, stepSize: number | null, meanTrials: number | null }> } } | null };

export type SearchQueryVariables = Exact<{
  text: string;
  number?: number | null | undefined;
  isNumber: boolean;
  isOfSeveralTeams?: boolean;
}>;


export type SearchQuery = { numbered?: { nodes: Array<{ id: string, number: number, name: string, origin: SweepOrigin, status: SweepStatus, createdAt: string, team?: { name: string } }> }, sweeps: { nodes: Array<{ id: string, number: number, name: string, origin: SweepOrigin, status: SweepStatus, createdAt: string, team?: { name: string } }> }, models: { nodes: Array<{ id: string, name: string, version: number, parameterCount: number, team?: { name: string } }> }, datasets: { nodes: Array<{ id: string, name: string, version: number, trainingExamples: number, team?: { name: string } }> } };

export type FoundSweepFragment = { id: string, number: number, name: string, origin: SweepOrigin, status: SweepStatus, createdAt: string, team?: { name: string } };

export type SweepChoiceFragment = { id: string, number: number, name: string, status: SweepStatus, origin: SweepOrigin, isPreliminary: boolean, createdAt: string, budgetMetric: TargetMetric | null, budgetAnswer: { batchSize: number | null, rule: BudgetRule | null, bestBatchSize: { value: number, lower: number | null, upper: number | null } | null } | null, recommendation: { batchSize: number, rule: RecommendationRule } | null, estimate: { answer: Answer, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, freeRange: { value: number, lower: number | null, upper: number | null } | null, valley: { tolerance: number } | null } | null };

export type SweepChoicesQueryVariables = Exact<{
  where?: SweepWhere | null | undefined;
}>;


export type SweepChoicesQuery = { sweeps: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, number: number, name: string, status: SweepStatus, origin: SweepOrigin, isPreliminary: boolean, createdAt: string, budgetMetric: TargetMetric | null, budgetAnswer: { batchSize: number | null, rule: BudgetRule | null, bestBatchSize: { value: number, lower: number | null, upper: number | null } | null } | null, recommendation: { batchSize: number, rule: RecommendationRule } | null, estimate: { answer: Answer, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, freeRange: { value: number, lower: number | null, upper: number | null } | null, valley: { tolerance: number } | null } | null }> } };

export type HomeFirstSweepsQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeFirstSweepsQuery = { sweeps: { nodes: Array<{ id: string }> }, studies: { nodes: Array<{ id: string }> }, workers: { nodes: Array<{ isThere: boolean }> } };

export type HomeStandingQueryVariables = Exact<{
  locale: Locale;
  isOfSeveralTeams?: boolean;
}>;


export type HomeStandingQuery = { running: { nodes: Array<{ id: string, number: number, name: string, origin: SweepOrigin, isPaused: boolean, lastEventSequence: number, model: { spec: unknown }, team: { id: string, name?: string }, runCounts: { total: number, queued: number, claimed: number, running: number, succeeded: number, failed: number, tooLarge: number, diverged: number, hopeless: number, stale: number }, remaining: { wall: { expected: number | null, most: number } | null } | null }>, pageInfo: { hasNextPage: boolean } }, ended: { nodes: Array<{ id: string, number: number, name: string, origin: SweepOrigin, finishedAt: string | null, budgetMetric: TargetMetric | null, team?: { name: string }, runCounts: { total: number, succeeded: number, failed: number, tooLarge: number }, estimate: { answer: Answer, criticalBatchSize: { upper: number | null } | null } | null, budgetAnswer: { batchSize: number | null, text: string } | null, recommendation: { text: string, memoryLimit: { smallestTooLarge: number, largestThatFits: number | null } | null } | null }> }, studies: { nodes: Array<{ id: string, name: string, team?: { name: string }, stages: Array<{ id: string, name: string, state: StageState, decision: { decidedAt: string } | null, sweep: { id: string, finishedAt: string | null } | null }> }> }, workers: { nodes: Array<{ isThere: boolean, offeredModels: Array<string>, team: { id: string } }> } };

export type StageDecisionQueryVariables = Exact<{
  id: string;
  locale: Locale;
}>;


export type StageDecisionQuery = { node:
    | { recommendation: { text: string } | null, decision: { text: string } | null }
    | Record<PropertyKey, never>
   | null };

export type UpdateTeamItemMutationVariables = Exact<{
  input: UpdateTeamItemInput;
}>;


export type UpdateTeamItemMutation = { updateTeamItem: { userErrors: Array<{ code: string, message: string }> } };

export type DeleteTeamItemMutationVariables = Exact<{
  input: DeleteTeamItemInput;
}>;


export type DeleteTeamItemMutation = { deleteTeamItem: { userErrors: Array<{ code: string, message: string }> } };

export type ItemHoldersQueryVariables = Exact<{
  id: string;
}>;


export type ItemHoldersQuery = { node:
    | { name: string }
    | { name: string }
    | { name: string }
    | { name: string }
    | Record<PropertyKey, never>
   | null, itemHolders: Array<{ kind: ItemHolderKind, name: string | null }> };

type ItemParts_Dataset_Fragment = { id: string, name: string, tags: Array<string>, archivedAt: string | null };

type ItemParts_Model_Fragment = { id: string, name: string, tags: Array<string>, archivedAt: string | null };

type ItemParts_Study_Fragment = { id: string, name: string, tags: Array<string>, archivedAt: string | null };

type ItemParts_Sweep_Fragment = { id: string, name: string, tags: Array<string>, archivedAt: string | null };

export type ItemPartsFragment =
  | ItemParts_Dataset_Fragment
  | ItemParts_Model_Fragment
  | ItemParts_Study_Fragment
  | ItemParts_Sweep_Fragment
;

export type ModelListQueryVariables = Exact<{
  after?: string | null | undefined;
  where?: ModelWhere | null | undefined;
  orderBy?: ModelOrder | null | undefined;
  isOfSeveralTeams?: boolean;
}>;


export type ModelListQuery = { models: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, version: number, parameterCount: number, spec: unknown, createdAt: string, id: string, tags: Array<string>, archivedAt: string | null, team?: { id: string, name: string } }> } };

export type ModelPageQueryVariables = Exact<{
  id: string;
}>;


export type ModelPageQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attempt' }
    | { __typename: 'Attestation' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'Benchmark' }
    | { __typename: 'Comment' }
    | { __typename: 'Dataset' }
    | { __typename: 'Dispute' }
    | { __typename: 'Estimate' }
    | { __typename: 'Forecast' }
    | { __typename: 'ImportUpload' }
    | { __typename: 'Invitation' }
    | { __typename: 'Membership' }
    | { __typename: 'Memo' }
    | { __typename: 'MemoSchedule' }
    | { __typename: 'Model', version: number, contentHash: string, parameterCount: number, spec: unknown, createdAt: string, id: string, name: string, tags: Array<string>, archivedAt: string | null, team: { id: string } }
    | { __typename: 'Notification' }
    | { __typename: 'PolicyComparison' }
    | { __typename: 'Prediction' }
    | { __typename: 'Price' }
    | { __typename: 'Report' }
    | { __typename: 'ReportShare' }
    | { __typename: 'ReportVersion' }
    | { __typename: 'Run' }
    | { __typename: 'SavedView' }
    | { __typename: 'Session' }
    | { __typename: 'StageDecision' }
    | { __typename: 'Study' }
    | { __typename: 'StudyStage' }
    | { __typename: 'Submission' }
    | { __typename: 'Sweep' }
    | { __typename: 'Target' }
    | { __typename: 'Team' }
    | { __typename: 'TeamExport' }
    | { __typename: 'User' }
    | { __typename: 'Webhook' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'Worker' }
   | null };

export type CreateModelMutationVariables = Exact<{
  input: CreateModelInput;
}>;


export type CreateModelMutation = { createModel: { model: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type CreateModelFromTopologyMutationVariables = Exact<{
  input: CreateModelFromTopologyInput;
}>;


export type CreateModelFromTopologyMutation = { createModelFromTopology: { notes: Array<string>, model: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type DatasetListQueryVariables = Exact<{
  after?: string | null | undefined;
  where?: DatasetWhere | null | undefined;
  orderBy?: DatasetOrder | null | undefined;
  isOfSeveralTeams?: boolean;
}>;


export type DatasetListQuery = { datasets: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, version: number, trainingExamples: number, testExamples: number, licence: string | null, createdAt: string, id: string, tags: Array<string>, archivedAt: string | null, team?: { id: string, name: string } }> } };

export type SweepEventsSubscriptionVariables = Exact<{
  sweepId: string;
  after?: number | null | undefined;
}>;


export type SweepEventsSubscription = { sweepEvents: { sequence: number, kind: SweepEventKind } };

export type TeamWorkersQueryVariables = Exact<{
  teamId: string;
  sweepId: string;
}>;


export type TeamWorkersQuery = { sweep: { model: { spec: unknown } } | null, workers: { nodes: Array<{ isThere: boolean, slots: number, offeredModels: Array<string>, currentRuns: Array<{ id: string, sweep: { id: string, number: number } }> }> } };

export type MemoPageQueryVariables = Exact<{
  id: string;
  locale: Locale;
}>;


export type MemoPageQuery = { memo: { id: string, inputHash: string, createdAt: string, team: { id: string }, study: { id: string, name: string } | null, text: { title: string, subtitle: string, markdown: string, html: string, sections: Array<{ heading: string, sentences: Array<string> }> } } | null };

export type MemoListQueryVariables = Exact<{
  where?: MemoWhere | null | undefined;
  after?: string | null | undefined;
  locale: Locale;
}>;


export type MemoListQuery = { memos: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, createdAt: string, weekFrom: string, study: { id: string, name: string } | null, text: { title: string, subtitle: string } }> } };

export type CreateMemoMutationVariables = Exact<{
  input: CreateMemoInput;
}>;


export type CreateMemoMutation = { createMemo: { memo: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type MemoSchedulesQueryVariables = Exact<{
  teamId: string;
}>;


export type MemoSchedulesQuery = { team: { memoSchedules: Array<{ id: string, weekday: number, hour: number, locale: Locale, nextDueAt: string, byLetter: boolean, study: { id: string } | null }> } | null };

export type CreateMemoScheduleMutationVariables = Exact<{
  input: CreateMemoScheduleInput;
}>;


export type CreateMemoScheduleMutation = { createMemoSchedule: { memoSchedule: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type RemoveMemoScheduleMutationVariables = Exact<{
  input: RemoveMemoScheduleInput;
}>;


export type RemoveMemoScheduleMutation = { removeMemoSchedule: { memoSchedule: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type ChooseMemoLettersMutationVariables = Exact<{
  input: ChooseMemoLettersInput;
}>;


export type ChooseMemoLettersMutation = { chooseMemoLetters: { memoSchedule: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type NotificationPageQueryVariables = Exact<{
  after?: string | null | undefined;
  locale: Locale;
  isOfSeveralTeams?: boolean;
}>;


export type NotificationPageQuery = { viewer: { unreadNotifications: number, invitations: Array<{ id: string, teamName: string }>, notifications: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: NotificationKind, text: string, path: string, teamName?: string, createdAt: string, readAt: string | null }> } } | null };

export type LetterChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type LetterChoicesQuery = { viewer: { letterChoices: Array<{ kind: NotificationKind, byLetter: boolean }> } | null, signInOptions: { linkByEmail: boolean } };

export type ReadNotificationsMutationVariables = Exact<{
  input: ReadNotificationsInput;
}>;


export type ReadNotificationsMutation = { readNotifications: { unreadCount: number, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type ChooseLettersMutationVariables = Exact<{
  input: ChooseLettersInput;
}>;


export type ChooseLettersMutation = { chooseLetters: { userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type StopLettersMutationVariables = Exact<{
  input: StopLettersInput;
}>;


export type StopLettersMutation = { stopLetters: { isStopped: boolean, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

type PolicyParts_AdamPolicy_Fragment = { __typename: 'AdamPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> };

type PolicyParts_AdamWPolicy_Fragment = { __typename: 'AdamWPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> };

type PolicyParts_ArmijoPolicy_Fragment = { __typename: 'ArmijoPolicy', initialStepSize: number, sufficientDecrease: number, backtrackFactor: number, reset: ResetRule, growthPerEpoch: number, maxStepSize: number | null, maxTrials: number, exhaustedStepSize: number, settings: Array<{ name: string, value: number }> };

type PolicyParts_LionPolicy_Fragment = { __typename: 'LionPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> };

type PolicyParts_MomentumPolicy_Fragment = { __typename: 'MomentumPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> };

type PolicyParts_MuonPolicy_Fragment = { __typename: 'MuonPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> };

type PolicyParts_NesterovPolicy_Fragment = { __typename: 'NesterovPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> };

type PolicyParts_OutsidePolicy_Fragment = { __typename: 'OutsidePolicy', description: string };

type PolicyParts_RmsPropPolicy_Fragment = { __typename: 'RmsPropPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> };

type PolicyParts_SgdPolicy_Fragment = { __typename: 'SgdPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> };

export type PolicyPartsFragment =
  | PolicyParts_AdamPolicy_Fragment
  | PolicyParts_AdamWPolicy_Fragment
  | PolicyParts_ArmijoPolicy_Fragment
  | PolicyParts_LionPolicy_Fragment
  | PolicyParts_MomentumPolicy_Fragment
  | PolicyParts_MuonPolicy_Fragment
  | PolicyParts_NesterovPolicy_Fragment
  | PolicyParts_OutsidePolicy_Fragment
  | PolicyParts_RmsPropPolicy_Fragment
  | PolicyParts_SgdPolicy_Fragment
;

export type LearningRatePartsFragment = { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number };

export type PolicyComparisonListQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PolicyComparisonListQuery = { policyComparisons: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, createdAt: string, model: { name: string }, dataset: { name: string }, result: { answer: PolicyAnswer, best: string | null, isFinal: boolean } }> } };

export type PolicyComparisonPageQueryVariables = Exact<{
  id: string;
}>;


export type PolicyComparisonPageQuery = { policyComparison: { id: string, name: string, createdAt: string, batchSizes: Array<number>, seeds: Array<number>, team: { id: string }, model: { name: string }, dataset: { name: string }, target: { metric: TargetMetric, threshold: number }, result: { answer: PolicyAnswer, best: string | null, next: string | null, isFinal: boolean, level: number, notToldApart: Array<string>, factorToNext: { value: number, lower: number | null, upper: number | null } | null, contenders: Array<{ name: string, status: PolicyStandingStatus, isTuned: boolean, isAtEdge: boolean, isWorse: boolean | null, bestBatchSize: number | null, workAtLeast: number | null, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, leastWork: { value: number, lower: number | null, upper: number | null } | null, ratioToBest: { value: number, lower: number | null, upper: number | null } | null, sweeps: Array<{ id: string, number: number, status: SweepStatus }> }> } } | null };

export type CreatePolicyComparisonMutationVariables = Exact<{
  input: CreatePolicyComparisonInput;
}>;


export type CreatePolicyComparisonMutation = { createPolicyComparison: { policyComparison: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type SweepRechecksQueryVariables = Exact<{
  id: string;
}>;


export type SweepRechecksQuery = { sweep: { id: string, number: number, createdAt: string, spending: Array<{ device: string, deviceSeconds: number, evaluationSeconds: number, unpricedSeconds: number, cost: Array<{ amount: number, currency: string }> }>, estimate: { lawsCriticalBatchSize: { value: number, lower: number | null, upper: number | null } | null } | null, recommendation: { pricePerDeviceHour: number | null, currency: string | null, monthly: { runs: number, currency: string | null, cost: { value: number, lower: number | null, upper: number | null } | null } | null } | null, recheckOf: { id: string, number: number, name: string } | null, recheckSchedule: { everyWeeks: number, deviceSecondsBudget: number, nextDueAt: string } | null, rechecks: Array<{ verdict: RecheckVerdict | null, direction: MoveDirection | null, createdAt: string, now: { value: number, lower: number | null, upper: number | null } | null, sweep: { id: string, number: number, status: SweepStatus } }> } | null };

export type ScheduleRecheckMutationVariables = Exact<{
  input: ScheduleRecheckInput;
}>;


export type ScheduleRecheckMutation = { scheduleRecheck: { sweep: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type EndRechecksMutationVariables = Exact<{
  input: EndRechecksInput;
}>;


export type EndRechecksMutation = { endRechecks: { sweep: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type ReportListQueryVariables = Exact<{
  after?: string | null | undefined;
  orderBy?: ReportOrder | null | undefined;
}>;


export type ReportListQuery = { reports: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, lastVersion: number, lastVersionAt: string, createdBy: { name: string } | null, shares: Array<{ id: string, status: ReportShareStatus }> }> } };

export type ReportPageQueryVariables = Exact<{
  id: string;
}>;


export type ReportPageQuery = { report: { id: string, title: string, lastVersion: number, team: { id: string, name: string }, versions: Array<{ id: string, number: number, title: string, createdAt: string, snapshotHash: string, createdBy: { name: string } | null }>, shares: Array<{ id: string, status: ReportShareStatus, hidesNames: boolean, hiddenFields: Array<ReportField>, createdAt: string, expiresAt: string, revokedAt: string | null, version: { number: number }, createdBy: { name: string } | null }> } | null };

export type ReportVersionContentQueryVariables = Exact<{
  id: string;
}>;


export type ReportVersionContentQuery = { node:
    | { id: string, number: number, content: unknown, snapshotHash: string }
    | Record<PropertyKey, never>
   | null };

export type ReportChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportChoicesQuery = { studies: { nodes: Array<{ id: string, name: string }> }, reports: { nodes: Array<{ id: string, title: string }> } };

export type ReportPreviewQueryVariables = Exact<{
  input: ReportPreviewInput;
}>;


export type ReportPreviewQuery = { reportPreview: { content: unknown, userErrors: Array<{ code: string, message: string }> } };

export type SharedReportContentQueryVariables = Exact<{
  secret: string;
}>;


export type SharedReportContentQuery = { sharedReport: { content: unknown } | null };

export type SharedReportQueryVariables = Exact<{
  secret: string;
}>;


export type SharedReportQuery = { sharedReport: { status: ReportShareStatus, version: number | null, snapshotHash: string | null, hidesNames: boolean, hiddenFields: Array<ReportField>, expiresAt: string } | null };

export type CreateReportMutationVariables = Exact<{
  input: CreateReportInput;
}>;


export type CreateReportMutation = { createReport: { report: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type AddReportVersionMutationVariables = Exact<{
  input: AddReportVersionInput;
}>;


export type AddReportVersionMutation = { addReportVersion: { reportVersion: { id: string, report: { id: string } } | null, userErrors: Array<{ code: string, message: string }> } };

export type CreateReportShareMutationVariables = Exact<{
  input: CreateReportShareInput;
}>;


export type CreateReportShareMutation = { createReportShare: { link: string | null, userErrors: Array<{ code: string, message: string }> } };

export type RevokeReportShareMutationVariables = Exact<{
  input: RevokeReportShareInput;
}>;


export type RevokeReportShareMutation = { revokeReportShare: { reportShare: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type MoreRunsQueryVariables = Exact<{
  id: string;
  points?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MoreRunsQuery = { sweep: { runs: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, batchSize: number, seed: number, status: RunStatus, outcome: RunOutcome | null, cancelRequested: boolean, step: number, examplesSeen: number, deviceSeconds: number, attemptCount: number, tooLargeFor: Array<string>, worker: { name: string } | null, attempts: Array<{ graphHash: string | null, provenance: unknown, failure: { code: string, message: string, retryable: boolean } | null }>, latestMeasurement: { dataSeconds: number | null, gradientSeconds: number | null, searchSeconds: number | null, updateSeconds: number | null, evaluationSeconds: number } | null, failure: { code: string, message: string, retryable: boolean } | null, crossings: Array<{ lowerSteps: number, upperSteps: number | null, target: { id: string } }>, historyColumns: { step: Array<number>, trainingLoss: Array<number | null>, testAccuracy: Array<number | null>, testLoss: Array<number | null>, gradientNorm: Array<number | null>, stepSize: Array<number | null>, meanTrials: Array<number | null>, examplesSeen: Array<number>, deviceSeconds: Array<number> } }> } } | null };

export type RunPageFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, batchSize: number, seed: number, status: RunStatus, outcome: RunOutcome | null, cancelRequested: boolean, step: number, examplesSeen: number, deviceSeconds: number, attemptCount: number, tooLargeFor: Array<string>, worker: { name: string } | null, attempts: Array<{ graphHash: string | null, provenance: unknown, failure: { code: string, message: string, retryable: boolean } | null }>, latestMeasurement: { dataSeconds: number | null, gradientSeconds: number | null, searchSeconds: number | null, updateSeconds: number | null, evaluationSeconds: number } | null, failure: { code: string, message: string, retryable: boolean } | null, crossings: Array<{ lowerSteps: number, upperSteps: number | null, target: { id: string } }>, historyColumns: { step: Array<number>, trainingLoss: Array<number | null>, testAccuracy: Array<number | null>, testLoss: Array<number | null>, gradientNorm: Array<number | null>, stepSize: Array<number | null>, meanTrials: Array<number | null>, examplesSeen: Array<number>, deviceSeconds: Array<number> } }> };

export type RunPartsFragment = { id: string, batchSize: number, seed: number, status: RunStatus, outcome: RunOutcome | null, cancelRequested: boolean, step: number, examplesSeen: number, deviceSeconds: number, attemptCount: number, tooLargeFor: Array<string>, attempts: Array<{ graphHash: string | null, provenance: unknown, failure: { code: string, message: string, retryable: boolean } | null }>, latestMeasurement: { dataSeconds: number | null, gradientSeconds: number | null, searchSeconds: number | null, updateSeconds: number | null, evaluationSeconds: number } | null, failure: { code: string, message: string, retryable: boolean } | null, crossings: Array<{ lowerSteps: number, upperSteps: number | null, target: { id: string } }>, historyColumns: { step: Array<number>, trainingLoss: Array<number | null>, testAccuracy: Array<number | null>, testLoss: Array<number | null>, gradientNorm: Array<number | null>, stepSize: Array<number | null>, meanTrials: Array<number | null>, examplesSeen: Array<number>, deviceSeconds: Array<number> } };

export type RetryRunMutationVariables = Exact<{
  input: RetryRunInput;
}>;


export type RetryRunMutation = { retryRun: { userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type CancelRunMutationVariables = Exact<{
  input: CancelRunsInput;
}>;


export type CancelRunMutation = { cancelRuns: { userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type RunDetailQueryVariables = Exact<{
  id: string;
  points?: number | null | undefined;
  rows?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RunDetailQuery = { run: { maxExamples: number | null, createdAt: string, startedAt: string | null, finishedAt: string | null, id: string, batchSize: number, seed: number, status: RunStatus, outcome: RunOutcome | null, cancelRequested: boolean, step: number, examplesSeen: number, deviceSeconds: number, attemptCount: number, tooLargeFor: Array<string>, hopeless: { capSteps: number, fromStep: number, step: number, metric: TargetMetric, atStart: number, best: number } | null, latestMeasurement: { gradientEvaluations: number, functionEvaluations: number, exhaustedSearches: number, dataSeconds: number | null, gradientSeconds: number | null, searchSeconds: number | null, updateSeconds: number | null, evaluationSeconds: number } | null, attempts: Array<{ number: number, engine: string | null, device: string | null, startedAt: string, endedAt: string | null, end: AttemptEnd | null, graphHash: string | null, provenance: unknown, failure: { code: string, message: string, retryable: boolean } | null, worker: { name: string } | null }>, measurements: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ step: number, attempt: number, examplesSeen: number, trainingLoss: number | null, testLoss: number | null, testAccuracy: number | null, gradientNorm: number | null, stepSize: number | null, meanTrials: number | null, deviceSeconds: number, recordedAt: string }> }, sweep: { id: string, number: number, name: string, status: SweepStatus, origin: SweepOrigin, lastEventSequence: number, maxExamplesPerRun: number, policy:
        | { __typename: 'AdamPolicy' }
        | { __typename: 'AdamWPolicy' }
        | { __typename: 'ArmijoPolicy' }
        | { __typename: 'LionPolicy' }
        | { __typename: 'MomentumPolicy' }
        | { __typename: 'MuonPolicy' }
        | { __typename: 'NesterovPolicy' }
        | { __typename: 'OutsidePolicy' }
        | { __typename: 'RmsPropPolicy' }
        | { __typename: 'SgdPolicy' }
      , team: { id: string }, targets: Array<{ id: string, metric: TargetMetric, threshold: number }>, model: { id: string, name: string, version: number, contentHash: string }, dataset: { id: string, name: string, version: number, contentHash: string } }, failure: { code: string, message: string, retryable: boolean } | null, crossings: Array<{ lowerSteps: number, upperSteps: number | null, target: { id: string } }>, historyColumns: { step: Array<number>, trainingLoss: Array<number | null>, testAccuracy: Array<number | null>, testLoss: Array<number | null>, gradientNorm: Array<number | null>, stepSize: Array<number | null>, meanTrials: Array<number | null>, examplesSeen: Array<number>, deviceSeconds: Array<number> } } | null };

export type SavedViewsQueryVariables = Exact<{
  page: SavedViewPage;
}>;


export type SavedViewsQuery = { savedViews: { nodes: Array<{ id: string, name: string, search: string, team: { id: string } }> } };

export type SaveViewMutationVariables = Exact<{
  input: SaveViewInput;
}>;


export type SaveViewMutation = { saveView: { savedView: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type RemoveSavedViewMutationVariables = Exact<{
  input: RemoveSavedViewInput;
}>;


export type RemoveSavedViewMutation = { removeSavedView: { savedView: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type NodePresenceQueryVariables = Exact<{
  id: string;
}>;


export type NodePresenceQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attempt' }
    | { __typename: 'Attestation' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'Benchmark' }
    | { __typename: 'Comment' }
    | { __typename: 'Dataset' }
    | { __typename: 'Dispute' }
    | { __typename: 'Estimate' }
    | { __typename: 'Forecast' }
    | { __typename: 'ImportUpload' }
    | { __typename: 'Invitation' }
    | { __typename: 'Membership' }
    | { __typename: 'Memo' }
    | { __typename: 'MemoSchedule' }
    | { __typename: 'Model' }
    | { __typename: 'Notification' }
    | { __typename: 'PolicyComparison' }
    | { __typename: 'Prediction' }
    | { __typename: 'Price' }
    | { __typename: 'Report' }
    | { __typename: 'ReportShare' }
    | { __typename: 'ReportVersion' }
    | { __typename: 'Run' }
    | { __typename: 'SavedView' }
    | { __typename: 'Session' }
    | { __typename: 'StageDecision' }
    | { __typename: 'Study' }
    | { __typename: 'StudyStage' }
    | { __typename: 'Submission' }
    | { __typename: 'Sweep' }
    | { __typename: 'Target' }
    | { __typename: 'Team' }
    | { __typename: 'TeamExport' }
    | { __typename: 'User' }
    | { __typename: 'Webhook' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'Worker' }
   | null };

export type BenchmarkPresenceQueryVariables = Exact<{
  slug: string;
  version?: number | null | undefined;
}>;


export type BenchmarkPresenceQuery = { benchmark: { version: { number: number } | null } | null };

export type ReportPresenceQueryVariables = Exact<{
  id: string;
}>;


export type ReportPresenceQuery = { report: { versions: Array<{ number: number }>, team: { id: string } } | null };

export type SignInOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInOptionsQuery = { signInOptions: { linkByEmail: boolean, singleSignOn: string | null } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { userErrors: Array<{ code: string, message: string }> } };

export type RequestSignInLinkMutationVariables = Exact<{
  input: RequestSignInLinkInput;
}>;


export type RequestSignInLinkMutation = { requestSignInLink: { isTaken: boolean, userErrors: Array<{ code: string, message: string }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { unreadNotifications: number, user: { name: string, email: string | null } | null, memberships: Array<{ role: Role, team: { id: string, name: string } }> } | null };

export type StudyListQueryVariables = Exact<{
  after?: string | null | undefined;
  where?: StudyWhere | null | undefined;
  orderBy?: StudyOrder | null | undefined;
  isOfSeveralTeams?: boolean;
}>;


export type StudyListQuery = { studies: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, createdAt: string, id: string, tags: Array<string>, archivedAt: string | null, team?: { id: string, name: string }, stages: Array<{ id: string, name: string, state: StageState, sweep: { id: string } | null }> }> } };

export type StudyPageQueryVariables = Exact<{
  id: string;
  locale: Locale;
}>;


export type StudyPageQuery = { study: { maxHours: number | null, maxCost: number | null, currency: string | null, startsNextStage: boolean, id: string, name: string, tags: Array<string>, archivedAt: string | null, team: { id: string, name: string, hourlyRate: number | null, hourlyRateCurrency: string | null }, payback: { text: string }, firstEstimate: { source: FirstEstimateSource, level: number, cases: number, criticalBatchSize: { value: number, lower: number | null, upper: number | null }, outcome: { factor: number, isInside: boolean, criticalBatchSize: { value: number } } | null } | null, scalingLaws: Array<{ quantity: ScaledQuantity, variable: ScalingVariable, text: string }>, scaling: { measured: Array<{ size: number, criticalBatchSize: { value: number, lower: number | null, upper: number | null } }>, band: Array<{ size: number, criticalBatchSize: { value: number, lower: number | null, upper: number | null } }> }, stages: Array<{ id: string, name: string, size: number, state: StageState, personHours: number | null, sweep: { id: string, number: number, origin: SweepOrigin, finishedAt: string | null, runCounts: { total: number, succeeded: number, failed: number }, spending: Array<{ deviceSeconds: number, evaluationSeconds: number, cost: Array<{ amount: number, currency: string }> }>, estimate: { answer: Answer, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null } | null } | null, predictions: Array<{ id: string, quantity: PredictedQuantity, rule: PredictionRule, currency: string | null, registeredAt: string, foretold: { value: number, lower: number | null, upper: number | null }, score: { verdict: Verdict, outcome: { value: number, lower: number | null, upper: number | null } | null } | null, formerScores: Array<{ verdict: Verdict }> }>, cost: { isWhole: boolean, deviceCost: Array<{ amount: number, currency: string }>, peopleCost: { amount: number, currency: string } | null, cost: Array<{ amount: number, currency: string }> }, recommendation: { batchSize: number, text: string } | null, decision: { id: string, choice: StageChoice, text: string, reason: string, decidedAt: string, decidedBy: { name: string } | null } | null, proposedSweep: { name: string, batchSizes: Array<number>, runs: number | null, maxExamplesPerRun: number, currentBatchSize: number | null, check: { verdict: string | null, text: string } | null, spending: { currency: string | null, deviceSeconds: { value: number, lower: number | null, upper: number | null }, wallSeconds: { value: number }, cost: { value: number, lower: number | null, upper: number | null } | null } | null, like: { id: string }, model: { id: string } | null, plan: { smallestBatchSize: number, largestBatchSize: number, deviceSecondsBudget: number } | null } | null, costFrontier: { device: string, level: number, bytesPerSecond: number, pricePerDeviceHour: number | null, currency: string | null, choices: Array<{ batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null }>, recommended: { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null, cheapest: { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null, fastest: { batchSize: number, devices: number, isOnFrontier: boolean, seconds: { value: number, lower: number | null, upper: number | null }, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null } | null, savingSinceStart: { from: number, currency: string | null, deviceHours: { saved: { value: number, lower: number | null, upper: number | null } } | null, cost: { saved: { value: number, lower: number | null, upper: number | null } } | null } | null, foretoldSaving: { from: number, currency: string | null, deviceHours: { saved: { value: number, lower: number | null, upper: number | null } } | null, cost: { saved: { value: number, lower: number | null, upper: number | null } } | null } | null }> } | null, memos: { nodes: Array<{ id: string, weekFrom: string, createdAt: string, text: { subtitle: string, sections: Array<{ heading: string, sentences: Array<string> }> } }> } };

export type CreateStudyMutationVariables = Exact<{
  input: CreateStudyInput;
}>;


export type CreateStudyMutation = { createStudy: { study: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type AddStudyStageMutationVariables = Exact<{
  input: AddStudyStageInput;
}>;


export type AddStudyStageMutation = { addStudyStage: { userErrors: Array<{ code: string, message: string }> } };

export type ChangeStudyStageMutationVariables = Exact<{
  input: ChangeStudyStageInput;
}>;


export type ChangeStudyStageMutation = { changeStudyStage: { userErrors: Array<{ code: string, message: string }> } };

export type RemoveStudyStageMutationVariables = Exact<{
  input: RemoveStudyStageInput;
}>;


export type RemoveStudyStageMutation = { removeStudyStage: { userErrors: Array<{ code: string, message: string }> } };

export type SetStageSweepMutationVariables = Exact<{
  input: SetStageSweepInput;
}>;


export type SetStageSweepMutation = { setStageSweep: { userErrors: Array<{ code: string, message: string }> } };

export type SetStudyLimitsMutationVariables = Exact<{
  input: SetStudyLimitsInput;
}>;


export type SetStudyLimitsMutation = { setStudyLimits: { userErrors: Array<{ code: string, message: string }> } };

export type DecideStageMutationVariables = Exact<{
  input: DecideStageInput;
}>;


export type DecideStageMutation = { decideStage: { userErrors: Array<{ code: string, message: string }> } };

export type SetStartsNextStageMutationVariables = Exact<{
  input: SetStartsNextStageInput;
}>;


export type SetStartsNextStageMutation = { setStartsNextStage: { userErrors: Array<{ code: string, message: string }> } };

export type SetStageEffortMutationVariables = Exact<{
  input: SetStageEffortInput;
}>;


export type SetStageEffortMutation = { setStageEffort: { userErrors: Array<{ code: string, message: string }> } };

export type SetHourlyRateMutationVariables = Exact<{
  input: SetHourlyRateInput;
}>;


export type SetHourlyRateMutation = { setHourlyRate: { userErrors: Array<{ code: string, message: string }> } };

export type RegisterPredictionsMutationVariables = Exact<{
  input: RegisterPredictionsInput;
}>;


export type RegisterPredictionsMutation = { registerPredictions: { userErrors: Array<{ code: string, message: string }> } };

export type CancelSweepMutationVariables = Exact<{
  input: CancelSweepInput;
}>;


export type CancelSweepMutation = { cancelSweep: { sweep: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type ContinueSweepMutationVariables = Exact<{
  input: ContinueSweepInput;
}>;


export type ContinueSweepMutation = { continueSweep: { sweep: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type SweepListQueryVariables = Exact<{
  after?: string | null | undefined;
  where?: SweepWhere | null | undefined;
  orderBy?: SweepOrder | null | undefined;
  isOfSeveralTeams?: boolean;
  tellsGrowth?: boolean;
}>;


export type SweepListQuery = { sweeps: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ number: number, origin: SweepOrigin, status: SweepStatus, isPaused: boolean, isPreliminary: boolean, createdAt: string, deviceSeconds: number, maxExamplesPerRun: number, budgetMetric: TargetMetric | null, id: string, name: string, tags: Array<string>, archivedAt: string | null, team?: { id: string, name: string }, model: { name: string }, dataset: { name: string }, policy:
        | { __typename: 'AdamPolicy', learningRate: { base: number } }
        | { __typename: 'AdamWPolicy', learningRate: { base: number } }
        | { __typename: 'ArmijoPolicy', reset: ResetRule }
        | { __typename: 'LionPolicy', learningRate: { base: number } }
        | { __typename: 'MomentumPolicy', learningRate: { base: number } }
        | { __typename: 'MuonPolicy', learningRate: { base: number } }
        | { __typename: 'NesterovPolicy', learningRate: { base: number } }
        | { __typename: 'OutsidePolicy', description: string }
        | { __typename: 'RmsPropPolicy', learningRate: { base: number } }
        | { __typename: 'SgdPolicy', learningRate: { base: number } }
      , targets: Array<{ id: string, metric: TargetMetric, threshold: number }>, budgetAnswer: { batchSize: number | null, rule: BudgetRule | null, bestBatchSize: { value: number, lower: number | null, upper: number | null } | null } | null, runCounts: { total: number, succeeded: number, failed: number, tooLarge: number, diverged: number, hopeless: number }, recommendation: { batchSize: number, rule: RecommendationRule } | null, estimate: { answer: Answer, bestLaw: LawName | null, leastWork: { value: number } | null, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, freeRange: { value: number, lower: number | null, upper: number | null } | null, valley: { tolerance: number } | null, overheads?: Array<{ overhead: number, batchSize: { value: number, lower: number | null, upper: number | null } }> } | null }> } };

export type SweepFilterChoicesQueryVariables = Exact<{
  teamId?: string | null | undefined;
}>;


export type SweepFilterChoicesQuery = { models: { nodes: Array<{ id: string, name: string, version: number }> }, datasets: { nodes: Array<{ id: string, name: string, version: number }> } };

export type SweepPageQueryVariables = Exact<{
  id: string;
  targetId?: string | null | undefined;
  points?: number | null | undefined;
}>;


export type SweepPageQuery = { sweep: { number: number, origin: SweepOrigin, attestedRuns: number, status: SweepStatus, isPaused: boolean, isPreliminary: boolean, continuableUntil: string | null, batchSizes: Array<number>, seeds: Array<number>, currentBatchSize: number | null, maxExamplesPerRun: number, budgetMetric: TargetMetric | null, lastEventSequence: number, createdAt: string, leavesTrail: boolean, id: string, name: string, tags: Array<string>, archivedAt: string | null, imported: { format: ImportFormat, fileName: string, contentHash: string, importedAt: string } | null, studyStages: Array<{ id: string, name: string, predictions: Array<{ quantity: PredictedQuantity, foretold: { value: number, lower: number | null, upper: number | null }, score: { verdict: Verdict } | null }>, study: { id: string, name: string } }>, firstEstimates: Array<{ source: FirstEstimateSource, level: number, cases: number, criticalBatchSize: { value: number, lower: number | null, upper: number | null }, outcome: { factor: number, isInside: boolean, criticalBatchSize: { value: number } } | null }>, rateProbe: { status: RateProbeStatus, learningRate: number | null, diverges: boolean | null, smallerLearningRate: number | null } | null, budgetAnswer: { metric: TargetMetric, examples: number, level: number, batchSize: number | null, rule: BudgetRule | null, runs: number, refusal: { code: string, message: string } | null, bestBatchSize: { value: number, lower: number | null, upper: number | null } | null, nearlyBest: { lower: number, upper: number, tolerance: number } | null, losses: Array<{ batchSize: number, runs: number, remaining: { value: number, lower: number | null, upper: number | null }, ratio: { value: number, lower: number | null, upper: number | null } }>, unread: Array<{ batchSize: number, reason: UnreadReason }> } | null, team: { id: string, name: string, runsPerMonth: number | null }, model: { id: string, name: string }, dataset: { id: string, name: string }, policy:
      | { __typename: 'AdamPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'AdamWPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'ArmijoPolicy', initialStepSize: number, sufficientDecrease: number, backtrackFactor: number, reset: ResetRule, growthPerEpoch: number, maxStepSize: number | null, maxTrials: number, exhaustedStepSize: number, settings: Array<{ name: string, value: number }> }
      | { __typename: 'LionPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'MomentumPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'MuonPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'NesterovPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'OutsidePolicy', description: string }
      | { __typename: 'RmsPropPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
      | { __typename: 'SgdPolicy', learningRate: { base: number, scaling: BatchSizeScaling, referenceBatchSize: number | null, schedule: LearningRateSchedule, durationExamples: number | null, finalShare: number | null, everyExamples: number | null, factor: number | null, warmUpExamples: number }, settings: Array<{ name: string, value: number }> }
    , targets: Array<{ id: string, metric: TargetMetric, threshold: number }>, evaluation: { firstStep: number, ratio: number, trainingSubset: number, testEvery: number, isExact: boolean }, plan: { deviceSecondsBudget: number, spentDeviceSeconds: number, wantedRatio: number, smallestBatchSize: number, largestBatchSize: number, stopReason: PlanStopReason | null, nextRuns: Array<{ batchSize: number, seed: number, purpose: PlannedPurpose, expectedDeviceSeconds: number }>, lastDecision: { ratio: number | null } | null } | null, spending: Array<{ deviceSeconds: number, evaluationSeconds: number, cost: Array<{ amount: number, currency: string }> }>, remaining: { total: { expected: number | null, most: number }, wall: { expected: number | null, most: number } | null } | null, recommendation: { batchSize: number, rule: RecommendationRule, measure: RecommendationMeasure, device: string | null, currentBatchSize: number | null, leastFactor: number | null, workFactor: number | null, alternative: number | null, pricePerDeviceHour: number | null, currency: string | null, priceValidFrom: string | null, steps: { than: number, factor: number } | null, stepTime: { floorSeconds: number, overheadSeconds: number, secondsPerExample: number } | null, costApart: Array<{ amount: number, currency: string }>, payback: { countsPeople: boolean, differingStudies: number, spent: { amount: number, currency: string }, days: { value: number, lower: number | null, upper: number | null } } | null, least: { value: number, lower: number | null, upper: number | null } | null, saving: { currency: string | null, work: { factor: { value: number, lower: number | null, upper: number | null } }, deviceHours: { before: { value: number }, after: { value: number }, saved: { value: number, lower: number | null, upper: number | null }, factor: { value: number, lower: number | null, upper: number | null } } | null, cost: { saved: { value: number, lower: number | null, upper: number | null } } | null } | null, monthly: { runs: number, currency: string | null, deviceHours: { value: number, lower: number | null, upper: number | null }, cost: { value: number, lower: number | null, upper: number | null } | null } | null } | null, runCounts: { total: number, queued: number, claimed: number, running: number, succeeded: number, failed: number, tooLarge: number, diverged: number, hopeless: number, canceled: number, stale: number }, runs: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, batchSize: number, seed: number, status: RunStatus, outcome: RunOutcome | null, cancelRequested: boolean, step: number, examplesSeen: number, deviceSeconds: number, attemptCount: number, tooLargeFor: Array<string>, worker: { name: string } | null, attempts: Array<{ graphHash: string | null, provenance: unknown, failure: { code: string, message: string, retryable: boolean } | null }>, latestMeasurement: { dataSeconds: number | null, gradientSeconds: number | null, searchSeconds: number | null, updateSeconds: number | null, evaluationSeconds: number } | null, failure: { code: string, message: string, retryable: boolean } | null, crossings: Array<{ lowerSteps: number, upperSteps: number | null, target: { id: string } }>, historyColumns: { step: Array<number>, trainingLoss: Array<number | null>, testAccuracy: Array<number | null>, testLoss: Array<number | null>, gradientNorm: Array<number | null>, stepSize: Array<number | null>, meanTrials: Array<number | null>, examplesSeen: Array<number>, deviceSeconds: Array<number> } }> }, estimate: { answer: Answer, reason: NotIdentifiedReason | null, suggestedBatchSizes: Array<number>, definition: CriticalBatchSizeDefinition, bestLaw: LawName | null, level: number, intervalMethod: IntervalMethod, draws: number, codeVersion: string, testedRangeLower: number | null, testedRangeUpper: number | null, crossings: number, censored: number, looserTarget: { metric: TargetMetric, threshold: number, reachedBy: number } | null, conditions: Array<{ name: ConditionName, holds: boolean, law: LawName | null, figure: number | null }>, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, lawsCriticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, conditionalCriticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, sensitivity: { interval: { value: number, lower: number | null, upper: number | null }, leftOut: Array<{ batchSize: number, criticalBatchSize: number | null }> } | null, influences: Array<{ batchSize: number, seed: number, criticalBatchSize: number | null, isOutlier: boolean }>, figures: Array<{ figure: FigureName, batchSize: number | null, value: number, profileLikelihood: { lower: number | null, upper: number | null }, parametricBootstrap: { lower: number | null, upper: number | null } }>, laws: Array<{ law: LawName, scatter: number, deltaAicc: number, weight: number, converged: boolean, parameters: Array<{ name: string, value: number }>, minimiser: { value: number, lower: number | null, upper: number | null } | null, knee: { value: number, lower: number | null, upper: number | null } | null }>, leastWork: { value: number, lower: number | null, upper: number | null } | null, stepsAtCriticalBatchSize: { value: number, lower: number | null, upper: number | null } | null, valley: { lower: number, upper: number, tolerance: number } | null, freeRange: { value: number, lower: number | null, upper: number | null } | null, knee: { value: number, lower: number | null, upper: number | null } | null, overheads: Array<{ overhead: number, referenceBatchSize: number, batchSize: { value: number, lower: number | null, upper: number | null }, laws: Array<{ law: LawName, batchSize: number | null }> }>, workRatios: Array<{ batchSize: number, censored: boolean, ratio: { value: number, lower: number | null, upper: number | null } }>, departure: { batchSizes: Array<number>, logFactors: Array<number> } | null, curve: Array<{ batchSize: number, stepsToTarget: number, lowerSteps: number, upperSteps: number }> } | null } | null };

export type SweepFormChoicesQueryVariables = Exact<{
  teamId: string;
}>;


export type SweepFormChoicesQuery = { models: { nodes: Array<{ id: string, name: string, version: number, parameterCount: number, spec: unknown }> }, datasets: { nodes: Array<{ id: string, name: string, version: number, trainingExamples: number, testExamples: number, licence: string | null, spec: unknown }> }, workers: { nodes: Array<{ isThere: boolean }> } };

export type AskedChoiceQueryVariables = Exact<{
  id: string;
}>;


export type AskedChoiceQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attempt' }
    | { __typename: 'Attestation' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'Benchmark' }
    | { __typename: 'Comment' }
    | { __typename: 'Dataset', id: string, name: string, version: number, trainingExamples: number, testExamples: number, licence: string | null, spec: unknown }
    | { __typename: 'Dispute' }
    | { __typename: 'Estimate' }
    | { __typename: 'Forecast' }
    | { __typename: 'ImportUpload' }
    | { __typename: 'Invitation' }
    | { __typename: 'Membership' }
    | { __typename: 'Memo' }
    | { __typename: 'MemoSchedule' }
    | { __typename: 'Model', id: string, name: string, version: number, parameterCount: number, spec: unknown }
    | { __typename: 'Notification' }
    | { __typename: 'PolicyComparison' }
    | { __typename: 'Prediction' }
    | { __typename: 'Price' }
    | { __typename: 'Report' }
    | { __typename: 'ReportShare' }
    | { __typename: 'ReportVersion' }
    | { __typename: 'Run' }
    | { __typename: 'SavedView' }
    | { __typename: 'Session' }
    | { __typename: 'StageDecision' }
    | { __typename: 'Study' }
    | { __typename: 'StudyStage' }
    | { __typename: 'Submission' }
    | { __typename: 'Sweep' }
    | { __typename: 'Target' }
    | { __typename: 'Team' }
    | { __typename: 'TeamExport' }
    | { __typename: 'User' }
    | { __typename: 'Webhook' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'Worker' }
   | null };

export type ModelChoicePartsFragment = { id: string, name: string, version: number, parameterCount: number, spec: unknown };

export type DatasetChoicePartsFragment = { id: string, name: string, version: number, trainingExamples: number, testExamples: number, licence: string | null, spec: unknown };

export type CreateSweepMutationVariables = Exact<{
  input: CreateSweepInput;
}>;


export type CreateSweepMutation = { createSweep: { sweep: { id: string } | null, userErrors: Array<{ code: string, field: Array<string>, message: string }> } };

export type PastSweepsQueryVariables = Exact<{
  input: PastSweepsEstimateInput;
}>;


export type PastSweepsQuery = { pastSweepsEstimate: { cases: number, criticalBatchSize: { value: number, lower: number | null, upper: number | null } } | null };

export type ForecastSweepQueryVariables = Exact<{
  input: SweepForecastInput;
}>;


export type ForecastSweepQuery = { sweepForecast: { basis: ForecastBasis, censoredRuns: number | null, currency: string | null, device: string, isOtherOptimiser: boolean, isStepTimeMeasured: boolean, level: number, runs: number, runsAtOnce: number, cost: { value: number, lower: number | null, upper: number | null } | null, deviceSeconds: { value: number, lower: number | null, upper: number | null }, wallSeconds: { value: number, lower: number | null, upper: number | null } } | null };

export type StageSpendingQueryVariables = Exact<{
  id: string;
  input: StageRunsInput;
}>;


export type StageSpendingQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attempt' }
    | { __typename: 'Attestation' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'Benchmark' }
    | { __typename: 'Comment' }
    | { __typename: 'Dataset' }
    | { __typename: 'Dispute' }
    | { __typename: 'Estimate' }
    | { __typename: 'Forecast' }
    | { __typename: 'ImportUpload' }
    | { __typename: 'Invitation' }
    | { __typename: 'Membership' }
    | { __typename: 'Memo' }
    | { __typename: 'MemoSchedule' }
    | { __typename: 'Model' }
    | { __typename: 'Notification' }
    | { __typename: 'PolicyComparison' }
    | { __typename: 'Prediction' }
    | { __typename: 'Price' }
    | { __typename: 'Report' }
    | { __typename: 'ReportShare' }
    | { __typename: 'ReportVersion' }
    | { __typename: 'Run' }
    | { __typename: 'SavedView' }
    | { __typename: 'Session' }
    | { __typename: 'StageDecision' }
    | { __typename: 'Study' }
    | { __typename: 'StudyStage', predictions: Array<{ quantity: PredictedQuantity, foretold: { value: number, lower: number | null, upper: number | null } }>, spendingOf: { currency: string | null, level: number, cost: { value: number, lower: number | null, upper: number | null } | null, deviceSeconds: { value: number, lower: number | null, upper: number | null }, wallSeconds: { value: number, lower: number | null, upper: number | null } } | null }
    | { __typename: 'Submission' }
    | { __typename: 'Sweep' }
    | { __typename: 'Target' }
    | { __typename: 'Team' }
    | { __typename: 'TeamExport' }
    | { __typename: 'User' }
    | { __typename: 'Webhook' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'Worker' }
   | null };

export type AskedStageQueryVariables = Exact<{
  id: string;
}>;


export type AskedStageQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attempt' }
    | { __typename: 'Attestation' }
    | { __typename: 'AuditEntry' }
    | { __typename: 'Benchmark' }
    | { __typename: 'Comment' }
    | { __typename: 'Dataset' }
    | { __typename: 'Dispute' }
    | { __typename: 'Estimate' }
    | { __typename: 'Forecast' }
    | { __typename: 'ImportUpload' }
    | { __typename: 'Invitation' }
    | { __typename: 'Membership' }
    | { __typename: 'Memo' }
    | { __typename: 'MemoSchedule' }
    | { __typename: 'Model' }
    | { __typename: 'Notification' }
    | { __typename: 'PolicyComparison' }
    | { __typename: 'Prediction' }
    | { __typename: 'Price' }
    | { __typename: 'Report' }
    | { __typename: 'ReportShare' }
    | { __typename: 'ReportVersion' }
    | { __typename: 'Run' }
    | { __typename: 'SavedView' }
    | { __typename: 'Session' }
    | { __typename: 'StageDecision' }
    | { __typename: 'Study' }
    | { __typename: 'StudyStage', name: string, size: number }
    | { __typename: 'Submission' }
    | { __typename: 'Sweep' }
    | { __typename: 'Target' }
    | { __typename: 'Team' }
    | { __typename: 'TeamExport' }
    | { __typename: 'User' }
    | { __typename: 'Webhook' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'Worker' }
   | null };

export type SweepTargetsQueryVariables = Exact<{
  id: string;
  targetId?: string | null | undefined;
  metric: TargetMetric;
}>;


export type SweepTargetsQuery = { sweep: { noiseScale: { observations: number, level: number, noiseScale: { value: number, lower: number | null, upper: number | null } | null } | null, criticalBatchSizeByTarget: { level: number | null, points: Array<{ threshold: number, answer: Answer | null, reason: NotIdentifiedReason | null, suggestedBatchSizes: Array<number>, crossings: number | null, censored: number | null, criticalBatchSize: { value: number, lower: number | null, upper: number | null } | null }>, slope: { slope: number, lower: number | null, upper: number | null } | null } | null } | null };

export type InvitationPreviewQueryVariables = Exact<{
  token: string;
}>;


export type InvitationPreviewQuery = { invitationPreview: { email: string, expiresAt: string, role: Role, teamName: string } | null, signInOptions: { leastPasswordLength: number } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { userErrors: Array<{ code: string, message: string }> } };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp: { userErrors: Array<{ code: string, message: string }> } };

export type TeamPeopleQueryVariables = Exact<{
  id: string;
}>;


export type TeamPeopleQuery = { team: { id: string, name: string, memberships: { nodes: Array<{ id: string, role: Role, createdAt: string, user: { name: string, email: string | null } | null }> }, apiTokens: { nodes: Array<{ id: string, name: string, start: string, scopes: Array<TokenScope>, status: ApiTokenStatus, lastUsedAt: string | null, expiresAt: string | null }> } } | null, workers: { nodes: Array<{ id: string, name: string, device: string, engine: string, slots: number, lastSeenAt: string, offeredModels: Array<string>, models: Array<{ id: string, name: string, spec: unknown }>, throughput: { gradientsPerSecond: number, attempts: number } | null, currentRuns: Array<{ id: string, batchSize: number, seed: number, sweep: { id: string, number: number } }> }> } };

export type TeamAdministrationQueryVariables = Exact<{
  id: string;
  auditAfter?: string | null | undefined;
}>;


export type TeamAdministrationQuery = { team: { id: string, invitations: { nodes: Array<{ id: string, email: string, role: Role, expiresAt: string }> }, auditEntries: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, action: string, actor: string, noun: string, objectName: string | null, createdAt: string }> } } | null };

export type CreateInvitationMutationVariables = Exact<{
  input: CreateInvitationInput;
}>;


export type CreateInvitationMutation = { createInvitation: { link: string | null, isMailed: boolean | null, userErrors: Array<{ code: string, message: string }> } };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { userErrors: Array<{ code: string, message: string }> } };

export type ChangeMemberRoleMutationVariables = Exact<{
  input: ChangeMemberRoleInput;
}>;


export type ChangeMemberRoleMutation = { changeMemberRole: { userErrors: Array<{ code: string, message: string }> } };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: { userErrors: Array<{ code: string, message: string }> } };

export type CreateApiTokenMutationVariables = Exact<{
  input: CreateApiTokenInput;
}>;


export type CreateApiTokenMutation = { createApiToken: { secret: string | null, userErrors: Array<{ code: string, message: string }> } };

export type RevokeApiTokenMutationVariables = Exact<{
  input: RevokeApiTokenInput;
}>;


export type RevokeApiTokenMutation = { revokeApiToken: { userErrors: Array<{ code: string, message: string }> } };

export type TeamPricesQueryVariables = Exact<{
  id: string;
}>;


export type TeamPricesQuery = { prices: { nodes: Array<{ id: string, device: string, currency: string, pricePerDeviceHour: number, validFrom: string, validUntil: string | null }> } };

export type CreateTeamMutationVariables = Exact<{
  input: CreateTeamInput;
}>;


export type CreateTeamMutation = { createTeam: { team: { id: string } | null, userErrors: Array<{ code: string, message: string }> } };

export type SetPriceMutationVariables = Exact<{
  input: SetPriceInput;
}>;


export type SetPriceMutation = { setPrice: { userErrors: Array<{ code: string, message: string }> } };

export type RemovePriceMutationVariables = Exact<{
  input: RemovePriceInput;
}>;


export type RemovePriceMutation = { removePrice: { userErrors: Array<{ code: string, message: string }> } };

export type TeamWebhooksQueryVariables = Exact<{
  id: string;
}>;


export type TeamWebhooksQuery = { team: { id: string, webhooks: { nodes: Array<{ id: string, name: string, url: string, events: Array<WebhookEventKind>, isActive: boolean, failingSince: string | null, disabledAt: string | null }> } } | null };

export type WebhookPageQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type WebhookPageQuery = { webhook: { id: string, name: string, url: string, events: Array<WebhookEventKind>, isActive: boolean, failingSince: string | null, disabledAt: string | null, createdAt: string, deliveries: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, event: WebhookEventKind, status: WebhookDeliveryStatus, createdAt: string, nextAttemptAt: string | null, body: string, attempts: Array<{ number: number, url: string, sentAt: string, milliseconds: number, status: number | null, fault: WebhookFault | null, responseHead: string | null, headers: Array<{ name: string, value: string }> }> }> } } | null };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string | null, userErrors: Array<{ code: string, message: string }> } };

export type UpdateWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type UpdateWebhookMutation = { updateWebhook: { userErrors: Array<{ code: string, message: string }> } };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: WebhookInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string | null, userErrors: Array<{ code: string, message: string }> } };

export type RemoveWebhookMutationVariables = Exact<{
  input: WebhookInput;
}>;


export type RemoveWebhookMutation = { removeWebhook: { userErrors: Array<{ code: string, message: string }> } };

export type TestWebhookMutationVariables = Exact<{
  input: WebhookInput;
}>;


export type TestWebhookMutation = { testWebhook: { userErrors: Array<{ code: string, message: string }> } };

export type ResendWebhookDeliveryMutationVariables = Exact<{
  input: ResendWebhookDeliveryInput;
}>;


export type ResendWebhookDeliveryMutation = { resendWebhookDelivery: { userErrors: Array<{ code: string, message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BoardRowFragmentDoc = new TypedDocumentString(`
    fragment BoardRow on Submission {
  id
  teamName
  status
  trust
  checks {
    check
    runs
  }
  origin
  rank
  isRankShared
  batchSize
  runCount
  answer
  submittedAt
  score {
    value
    lower
    upper
    level
    seeds
    misses
  }
  criticalBatchSize {
    value
    lower
    upper
  }
  recommendation {
    batchSize
  }
  policy {
    __typename
    ... on ArmijoPolicy {
      reset
    }
  }
  replications {
    teamName
    ratio
    agrees
    endedAt
  }
  disputes {
    id
    status
  }
}
    `, {"fragmentName":"BoardRow"}) as unknown as TypedDocumentString<BoardRowFragment, unknown>;
export const BudgetAnswerPartsFragmentDoc = new TypedDocumentString(`
    fragment BudgetAnswerParts on BudgetAnswer {
  metric
  examples
  level
  batchSize
  rule
  runs
  refusal {
    code
    message
  }
  bestBatchSize {
    value
    lower
    upper
  }
  nearlyBest {
    lower
    upper
    tolerance
  }
  losses {
    batchSize
    runs
    remaining {
      value
      lower
      upper
    }
    ratio {
      value
      lower
      upper
    }
  }
  unread {
    batchSize
    reason
  }
}
    `, {"fragmentName":"BudgetAnswerParts"}) as unknown as TypedDocumentString<BudgetAnswerPartsFragment, unknown>;
export const CostChoicePartsFragmentDoc = new TypedDocumentString(`
    fragment CostChoiceParts on CostChoice {
  batchSize
  devices
  isOnFrontier
  seconds {
    value
    lower
    upper
  }
  deviceHours {
    value
    lower
    upper
  }
  cost {
    value
    lower
    upper
  }
}
    `, {"fragmentName":"CostChoiceParts"}) as unknown as TypedDocumentString<CostChoicePartsFragment, unknown>;
export const CostFrontierPartsFragmentDoc = new TypedDocumentString(`
    fragment CostFrontierParts on CostFrontier {
  device
  level
  bytesPerSecond
  pricePerDeviceHour
  currency
  choices {
    ...CostChoiceParts
  }
  recommended {
    ...CostChoiceParts
  }
  cheapest {
    ...CostChoiceParts
  }
  fastest {
    ...CostChoiceParts
  }
}
    fragment CostChoiceParts on CostChoice {
  batchSize
  devices
  isOnFrontier
  seconds {
    value
    lower
    upper
  }
  deviceHours {
    value
    lower
    upper
  }
  cost {
    value
    lower
    upper
  }
}`, {"fragmentName":"CostFrontierParts"}) as unknown as TypedDocumentString<CostFrontierPartsFragment, unknown>;
export const EstimatePartsFragmentDoc = new TypedDocumentString(`
    fragment EstimateParts on Estimate {
  answer
  reason
  suggestedBatchSizes
  definition
  bestLaw
  level
  intervalMethod
  draws
  codeVersion
  testedRangeLower
  testedRangeUpper
  crossings
  censored
  conditions {
    name
    holds
    law
    figure
  }
  criticalBatchSize {
    value
    lower
    upper
  }
  lawsCriticalBatchSize {
    value
    lower
    upper
  }
  conditionalCriticalBatchSize {
    value
    lower
    upper
  }
  sensitivity {
    interval {
      value
      lower
      upper
    }
    leftOut {
      batchSize
      criticalBatchSize
    }
  }
  influences {
    batchSize
    seed
    criticalBatchSize
    isOutlier
  }
  figures {
    figure
    batchSize
    value
    profileLikelihood {
      lower
      upper
    }
    parametricBootstrap {
      lower
      upper
    }
  }
  laws {
    law
    scatter
    deltaAicc
    weight
    converged
    parameters {
      name
      value
    }
    minimiser {
      value
      lower
      upper
    }
    knee {
      value
      lower
      upper
    }
  }
  leastWork {
    value
    lower
    upper
  }
  stepsAtCriticalBatchSize {
    value
    lower
    upper
  }
  valley {
    lower
    upper
    tolerance
  }
  freeRange {
    value
    lower
    upper
  }
  knee {
    value
    lower
    upper
  }
  overheads {
    overhead
    referenceBatchSize
    batchSize {
      value
      lower
      upper
    }
    laws {
      law
      batchSize
    }
  }
  workRatios {
    batchSize
    censored
    ratio {
      value
      lower
      upper
    }
  }
  departure {
    batchSizes
    logFactors
  }
  curve {
    batchSize
    stepsToTarget
    lowerSteps
    upperSteps
  }
}
    `, {"fragmentName":"EstimateParts"}) as unknown as TypedDocumentString<EstimatePartsFragment, unknown>;
export const FirstEstimatePartsFragmentDoc = new TypedDocumentString(`
    fragment FirstEstimateParts on FirstEstimate {
  source
  criticalBatchSize {
    value
    lower
    upper
  }
  level
  cases
  outcome {
    criticalBatchSize {
      value
    }
    factor
    isInside
  }
}
    `, {"fragmentName":"FirstEstimateParts"}) as unknown as TypedDocumentString<FirstEstimatePartsFragment, unknown>;
export const RecommendationPartsFragmentDoc = new TypedDocumentString(`
    fragment RecommendationParts on Recommendation {
  batchSize
  rule
  measure
  device
  currentBatchSize
  leastFactor
  workFactor
  steps {
    than
    factor
  }
  alternative
  pricePerDeviceHour
  currency
  priceValidFrom
  stepTime {
    floorSeconds
    overheadSeconds
    secondsPerExample
  }
  costApart {
    amount
    currency
  }
  payback {
    spent {
      amount
      currency
    }
    countsPeople
    differingStudies
    days {
      value
      lower
      upper
    }
  }
  least {
    value
    lower
    upper
  }
  saving {
    work {
      factor {
        value
        lower
        upper
      }
    }
    deviceHours {
      before {
        value
      }
      after {
        value
      }
      saved {
        value
        lower
        upper
      }
      factor {
        value
        lower
        upper
      }
    }
    cost {
      saved {
        value
        lower
        upper
      }
    }
    currency
  }
  monthly {
    runs
    deviceHours {
      value
      lower
      upper
    }
    cost {
      value
      lower
      upper
    }
    currency
  }
}
    `, {"fragmentName":"RecommendationParts"}) as unknown as TypedDocumentString<RecommendationPartsFragment, unknown>;
export const FoundSweepFragmentDoc = new TypedDocumentString(`
    fragment FoundSweep on Sweep {
  id
  number
  name
  origin
  status
  createdAt
  team @include(if: $isOfSeveralTeams) {
    name
  }
}
    `, {"fragmentName":"FoundSweep"}) as unknown as TypedDocumentString<FoundSweepFragment, unknown>;
export const SweepChoiceFragmentDoc = new TypedDocumentString(`
    fragment SweepChoice on Sweep {
  id
  number
  name
  status
  origin
  isPreliminary
  createdAt
  budgetMetric
  budgetAnswer {
    batchSize
    rule
    bestBatchSize {
      value
      lower
      upper
    }
  }
  recommendation {
    batchSize
    rule
  }
  estimate {
    answer
    criticalBatchSize {
      value
      lower
      upper
    }
    freeRange {
      value
      lower
      upper
    }
    valley {
      tolerance
    }
  }
}
    `, {"fragmentName":"SweepChoice"}) as unknown as TypedDocumentString<SweepChoiceFragment, unknown>;
export const ItemPartsFragmentDoc = new TypedDocumentString(`
    fragment ItemParts on TeamItem {
  id
  name
  tags
  archivedAt
}
    `, {"fragmentName":"ItemParts"}) as unknown as TypedDocumentString<ItemPartsFragment, unknown>;
export const LearningRatePartsFragmentDoc = new TypedDocumentString(`
    fragment LearningRateParts on LearningRate {
  base
  scaling
  referenceBatchSize
  schedule
  durationExamples
  finalShare
  everyExamples
  factor
  warmUpExamples
}
    `, {"fragmentName":"LearningRateParts"}) as unknown as TypedDocumentString<LearningRatePartsFragment, unknown>;
export const PolicyPartsFragmentDoc = new TypedDocumentString(`
    fragment PolicyParts on Policy {
  __typename
  ... on ArmijoPolicy {
    initialStepSize
    sufficientDecrease
    backtrackFactor
    reset
    growthPerEpoch
    maxStepSize
    maxTrials
    exhaustedStepSize
    settings {
      name
      value
    }
  }
  ... on OutsidePolicy {
    description
  }
  ... on ScheduledPolicy {
    learningRate {
      ...LearningRateParts
    }
    settings {
      name
      value
    }
  }
}
    fragment LearningRateParts on LearningRate {
  base
  scaling
  referenceBatchSize
  schedule
  durationExamples
  finalShare
  everyExamples
  factor
  warmUpExamples
}`, {"fragmentName":"PolicyParts"}) as unknown as TypedDocumentString<PolicyPartsFragment, unknown>;
export const RunPartsFragmentDoc = new TypedDocumentString(`
    fragment RunParts on Run {
  id
  batchSize
  seed
  status
  outcome
  cancelRequested
  step
  examplesSeen
  deviceSeconds
  attemptCount
  tooLargeFor
  attempts {
    graphHash
    provenance
    failure {
      code
      message
      retryable
    }
  }
  latestMeasurement {
    dataSeconds
    gradientSeconds
    searchSeconds
    updateSeconds
    evaluationSeconds
  }
  failure {
    code
    message
    retryable
  }
  crossings {
    lowerSteps
    upperSteps
    target {
      id
    }
  }
  historyColumns(points: $points) {
    step
    trainingLoss
    testAccuracy
    testLoss
    gradientNorm
    stepSize
    meanTrials
    examplesSeen
    deviceSeconds
  }
}
    `, {"fragmentName":"RunParts"}) as unknown as TypedDocumentString<RunPartsFragment, unknown>;
export const RunPageFragmentDoc = new TypedDocumentString(`
    fragment RunPage on RunConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...RunParts
    worker {
      name
    }
  }
}
    fragment RunParts on Run {
  id
  batchSize
  seed
  status
  outcome
  cancelRequested
  step
  examplesSeen
  deviceSeconds
  attemptCount
  tooLargeFor
  attempts {
    graphHash
    provenance
    failure {
      code
      message
      retryable
    }
  }
  latestMeasurement {
    dataSeconds
    gradientSeconds
    searchSeconds
    updateSeconds
    evaluationSeconds
  }
  failure {
    code
    message
    retryable
  }
  crossings {
    lowerSteps
    upperSteps
    target {
      id
    }
  }
  historyColumns(points: $points) {
    step
    trainingLoss
    testAccuracy
    testLoss
    gradientNorm
    stepSize
    meanTrials
    examplesSeen
    deviceSeconds
  }
}`, {"fragmentName":"RunPage"}) as unknown as TypedDocumentString<RunPageFragment, unknown>;
export const ModelChoicePartsFragmentDoc = new TypedDocumentString(`
    fragment ModelChoiceParts on Model {
  id
  name
  version
  parameterCount
  spec
}
    `, {"fragmentName":"ModelChoiceParts"}) as unknown as TypedDocumentString<ModelChoicePartsFragment, unknown>;
export const DatasetChoicePartsFragmentDoc = new TypedDocumentString(`
    fragment DatasetChoiceParts on Dataset {
  id
  name
  version
  trainingExamples
  testExamples
  licence
  spec
}
    `, {"fragmentName":"DatasetChoiceParts"}) as unknown as TypedDocumentString<DatasetChoicePartsFragment, unknown>;
export const AccountPageDocument = new TypedDocumentString(`
    query AccountPage {
  viewer {
    user {
      id
      name
      email
    }
    hasPassword
    sessions {
      id
      createdAt
      lastUsedAt
      ipAddress
      userAgent
      isCurrent
    }
    apiTokens(first: 100, where: {status: ACTIVE}) {
      nodes {
        id
        name
        start
        scopes
        lastUsedAt
        expiresAt
        team {
          id
          name
        }
      }
    }
  }
  signInOptions {
    leastPasswordLength
  }
}
    `) as unknown as TypedDocumentString<AccountPageQuery, AccountPageQueryVariables>;
export const PasswordOptionsDocument = new TypedDocumentString(`
    query PasswordOptions {
  signInOptions {
    leastPasswordLength
    linkByEmail
  }
}
    `) as unknown as TypedDocumentString<PasswordOptionsQuery, PasswordOptionsQueryVariables>;
export const ChangeNameDocument = new TypedDocumentString(`
    mutation ChangeName($input: ChangeNameInput!) {
  changeName(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeNameMutation, ChangeNameMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const RevokeSessionDocument = new TypedDocumentString(`
    mutation RevokeSession($input: RevokeSessionInput!) {
  revokeSession(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const RevokeOtherSessionsDocument = new TypedDocumentString(`
    mutation RevokeOtherSessions {
  revokeOtherSessions {
    endedCount
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeOtherSessionsMutation, RevokeOtherSessionsMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    isTaken
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    isChanged
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const BenchmarkAttestationsDocument = new TypedDocumentString(`
    query BenchmarkAttestations($slug: String!, $teamId: ID!, $after: String) {
  benchmark(slug: $slug) {
    id
    attestations(first: 25, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        teamName
        note
        attestedAt
        revokedAt
      }
    }
  }
  team(id: $teamId) {
    id
    auditEntries(first: 100, where: {action: "attestToken"}) {
      nodes {
        objectId
        actor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BenchmarkAttestationsQuery, BenchmarkAttestationsQueryVariables>;
export const AttestTokenDocument = new TypedDocumentString(`
    mutation AttestToken($input: AttestTokenInput!) {
  attestToken(input: $input) {
    attestation {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AttestTokenMutation, AttestTokenMutationVariables>;
export const RevokeAttestationDocument = new TypedDocumentString(`
    mutation RevokeAttestation($input: RevokeAttestationInput!) {
  revokeAttestation(input: $input) {
    attestation {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeAttestationMutation, RevokeAttestationMutationVariables>;
export const BenchmarkListDocument = new TypedDocumentString(`
    query BenchmarkList($after: String) {
  benchmarks(first: 25, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      slug
      name
      teamName
      createdAt
      version {
        number
        metric
        threshold
        ranking
        model {
          name
        }
        dataset {
          name
        }
        totals {
          submissions
          teams
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BenchmarkListQuery, BenchmarkListQueryVariables>;
export const BenchmarkPageDocument = new TypedDocumentString(`
    query BenchmarkPage($slug: String!, $version: Int, $after: String) {
  benchmark(slug: $slug) {
    id
    slug
    name
    description
    teamName
    lastEventSequence
    mayAdminister
    team {
      id
    }
    versions {
      number
    }
    version(number: $version) {
      number
      metric
      threshold
      optimisers
      ranking
      device
      currency
      createdAt
      prices {
        device
        pricePerDeviceHour
      }
      model {
        name
        contentHash
      }
      dataset {
        name
        contentHash
        licence
      }
      totals {
        submissions
        teams
        attested
        replicated
        runs
      }
      leaderboard(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...BoardRow
        }
      }
      ended(first: 50) {
        nodes {
          id
          teamName
          status
          endedAt
          score {
            value
            lower
            upper
            level
          }
        }
      }
    }
    history(first: 50) {
      nodes {
        sequence
        kind
        teamName
        note
        createdAt
        submission {
          id
          teamName
        }
      }
    }
  }
}
    fragment BoardRow on Submission {
  id
  teamName
  status
  trust
  checks {
    check
    runs
  }
  origin
  rank
  isRankShared
  batchSize
  runCount
  answer
  submittedAt
  score {
    value
    lower
    upper
    level
    seeds
    misses
  }
  criticalBatchSize {
    value
    lower
    upper
  }
  recommendation {
    batchSize
  }
  policy {
    __typename
    ... on ArmijoPolicy {
      reset
    }
  }
  replications {
    teamName
    ratio
    agrees
    endedAt
  }
  disputes {
    id
    status
  }
}`) as unknown as TypedDocumentString<BenchmarkPageQuery, BenchmarkPageQueryVariables>;
export const SubmissionPageDocument = new TypedDocumentString(`
    query SubmissionPage($id: ID!, $runId: ID!, $hasRun: Boolean!, $after: String, $locale: Locale!) {
  submission(id: $id) {
    ...BoardRow
    retraining {
      scoredSegments
      scoredDrawn
      otherSegments
      otherDrawn
      matched
      mismatched
      setAside
      cannot
      waiting
      outstanding
      one: detection(forged: 1)
      two: detection(forged: 2)
      segments {
        runId
        fromStep
        toStep
        verdict
        reason
        detail
        isSetAside
        difference {
          step
          field
          logged
          retrained
        }
      }
    }
    recommendation {
      text(locale: $locale)
    }
    evidenceHash
    codeVersion
    isExact
    attestedRuns
    policy {
      ...PolicyParts
    }
    endedAt
    benchmark {
      slug
      name
      mayAdminister
    }
    version {
      number
      metric
      threshold
      ranking
      currency
    }
    sweep {
      id
      number
      team {
        id
      }
      recommendation {
        text(locale: $locale)
      }
    }
    runs(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        runId
        batchSize
        seed
        isScored
        status
        outcome
        lowerSteps
        upperSteps
        figure
        attestedBy
      }
    }
    replications {
      teamName
      ratio
      lower
      upper
      agrees
      isAttested
      isIndependent
      queuedAt
      endedAt
      sweep {
        id
        number
      }
    }
    disputes {
      id
      teamName
      isObjection
      status
      reason
      decision
      openedAt
      decidedAt
    }
    log(runId: $runId, first: 100) @include(if: $hasRun) {
      nodes {
        step
        trainingLoss
        testLoss
        testAccuracy
        gradientNorm
        deviceSeconds
      }
    }
  }
}
    fragment BoardRow on Submission {
  id
  teamName
  status
  trust
  checks {
    check
    runs
  }
  origin
  rank
  isRankShared
  batchSize
  runCount
  answer
  submittedAt
  score {
    value
    lower
    upper
    level
    seeds
    misses
  }
  criticalBatchSize {
    value
    lower
    upper
  }
  recommendation {
    batchSize
  }
  policy {
    __typename
    ... on ArmijoPolicy {
      reset
    }
  }
  replications {
    teamName
    ratio
    agrees
    endedAt
  }
  disputes {
    id
    status
  }
}
fragment PolicyParts on Policy {
  __typename
  ... on ArmijoPolicy {
    initialStepSize
    sufficientDecrease
    backtrackFactor
    reset
    growthPerEpoch
    maxStepSize
    maxTrials
    exhaustedStepSize
    settings {
      name
      value
    }
  }
  ... on OutsidePolicy {
    description
  }
  ... on ScheduledPolicy {
    learningRate {
      ...LearningRateParts
    }
    settings {
      name
      value
    }
  }
}
fragment LearningRateParts on LearningRate {
  base
  scaling
  referenceBatchSize
  schedule
  durationExamples
  finalShare
  everyExamples
  factor
  warmUpExamples
}`) as unknown as TypedDocumentString<SubmissionPageQuery, SubmissionPageQueryVariables>;
export const SubmissionEvidenceDocument = new TypedDocumentString(`
    query SubmissionEvidence($id: ID!, $after: String) {
  submission(id: $id) {
    id
    runs(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        runId
        batchSize
        seed
        status
        outcome
        lowerSteps
        upperSteps
        figure
        attestedBy
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SubmissionEvidenceQuery, SubmissionEvidenceQueryVariables>;
export const SubmissionLogsDocument = new TypedDocumentString(`
    query SubmissionLogs($id: ID!, $after: String) {
  submission(id: $id) {
    id
    logs(first: 1000, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        runId
        step
        trainingLoss
        testLoss
        testAccuracy
        gradientNorm
        deviceSeconds
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SubmissionLogsQuery, SubmissionLogsQueryVariables>;
export const SubmissionLogDocument = new TypedDocumentString(`
    query SubmissionLog($id: ID!, $runId: ID!, $after: String) {
  submission(id: $id) {
    id
    log(runId: $runId, first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        step
        trainingLoss
        testLoss
        testAccuracy
        gradientNorm
        deviceSeconds
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SubmissionLogQuery, SubmissionLogQueryVariables>;
export const SweepSubmissionsDocument = new TypedDocumentString(`
    query SweepSubmissions($id: ID!) {
  sweep(id: $id) {
    id
    model {
      contentHash
    }
    dataset {
      contentHash
    }
    origin
    runs(first: 5) {
      nodes {
        measurements(first: 1) {
          nodes {
            step
          }
        }
      }
    }
    submissions {
      id
      status
      trust
      rank
      isRankShared
      benchmark {
        slug
        name
      }
    }
  }
  benchmarks(first: 100) {
    nodes {
      id
      name
      version {
        model {
          contentHash
        }
        dataset {
          contentHash
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SweepSubmissionsQuery, SweepSubmissionsQueryVariables>;
export const BenchmarkChoicesDocument = new TypedDocumentString(`
    query BenchmarkChoices($teamId: ID!) {
  models(first: 100, where: {teamId: $teamId}) {
    nodes {
      id
      name
      version
      contentHash
    }
  }
  datasets(first: 100, where: {teamId: $teamId}) {
    nodes {
      id
      name
      version
      contentHash
    }
  }
}
    `) as unknown as TypedDocumentString<BenchmarkChoicesQuery, BenchmarkChoicesQueryVariables>;
export const CreateBenchmarkDocument = new TypedDocumentString(`
    mutation CreateBenchmark($input: CreateBenchmarkInput!) {
  createBenchmark(input: $input) {
    benchmark {
      slug
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateBenchmarkMutation, CreateBenchmarkMutationVariables>;
export const PublishBenchmarkVersionDocument = new TypedDocumentString(`
    mutation PublishBenchmarkVersion($input: PublishBenchmarkVersionInput!) {
  publishBenchmarkVersion(input: $input) {
    benchmark {
      slug
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PublishBenchmarkVersionMutation, PublishBenchmarkVersionMutationVariables>;
export const SubmitSweepDocument = new TypedDocumentString(`
    mutation SubmitSweep($input: SubmitSweepInput!) {
  submitSweep(input: $input) {
    submission {
      id
    }
    missingRuns {
      batchSize
      present
      seeds
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitSweepMutation, SubmitSweepMutationVariables>;
export const WithdrawSubmissionDocument = new TypedDocumentString(`
    mutation WithdrawSubmission($input: WithdrawSubmissionInput!) {
  withdrawSubmission(input: $input) {
    submission {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawSubmissionMutation, WithdrawSubmissionMutationVariables>;
export const ReplicateSubmissionDocument = new TypedDocumentString(`
    mutation ReplicateSubmission($input: ReplicateSubmissionInput!) {
  replicateSubmission(input: $input) {
    sweep {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReplicateSubmissionMutation, ReplicateSubmissionMutationVariables>;
export const DisputeSubmissionDocument = new TypedDocumentString(`
    mutation DisputeSubmission($input: DisputeSubmissionInput!) {
  disputeSubmission(input: $input) {
    submission {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DisputeSubmissionMutation, DisputeSubmissionMutationVariables>;
export const DecideDisputeDocument = new TypedDocumentString(`
    mutation DecideDispute($input: DecideDisputeInput!) {
  decideDispute(input: $input) {
    submission {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DecideDisputeMutation, DecideDisputeMutationVariables>;
export const BenchmarkEventsDocument = new TypedDocumentString(`
    subscription BenchmarkEvents($benchmarkId: ID!, $after: Long) {
  benchmarkEvents(benchmarkId: $benchmarkId, after: $after) {
    sequence
    kind
  }
}
    `) as unknown as TypedDocumentString<BenchmarkEventsSubscription, BenchmarkEventsSubscriptionVariables>;
export const BringDatasetDocument = new TypedDocumentString(`
    mutation BringDataset($input: CreateDatasetFromUploadInput!) {
  createDatasetFromUpload(input: $input) {
    dataset {
      id
    }
    preview {
      trainingExamples
      testExamples
      minimum
      maximum
      channels {
        mean
        deviation
      }
      classes {
        number
        name
        trainingExamples
        testExamples
      }
      samples {
        label
        values
        image
      }
      spec
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BringDatasetMutation, BringDatasetMutationVariables>;
export const SweepBudgetsDocument = new TypedDocumentString(`
    query SweepBudgets($id: ID!, $metric: TargetMetric!) {
  sweep(id: $id) {
    bestBatchSizeByBudget(metric: $metric) {
      points {
        examples
        refusal {
          code
        }
        bestBatchSize {
          value
          lower
          upper
        }
        nearlyBest {
          lower
          upper
          tolerance
        }
        losses {
          batchSize
          ratio {
            value
            lower
            upper
          }
        }
        unread {
          batchSize
          reason
        }
      }
      power {
        power
        lower
        upper
        published {
          source
          power
          isExcluded
        }
      }
      level
    }
  }
}
    `) as unknown as TypedDocumentString<SweepBudgetsQuery, SweepBudgetsQueryVariables>;
export const AddTargetDocument = new TypedDocumentString(`
    mutation AddTarget($input: AddTargetInput!) {
  addTarget(input: $input) {
    target {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddTargetMutation, AddTargetMutationVariables>;
export const AddRunsDocument = new TypedDocumentString(`
    mutation AddRuns($input: AddRunsInput!) {
  addRuns(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddRunsMutation, AddRunsMutationVariables>;
export const RaiseBudgetDocument = new TypedDocumentString(`
    mutation RaiseBudget($input: RaiseBudgetInput!) {
  raiseBudget(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RaiseBudgetMutation, RaiseBudgetMutationVariables>;
export const RetryFailedRunsDocument = new TypedDocumentString(`
    mutation RetryFailedRuns($input: RetryFailedRunsInput!) {
  retryFailedRuns(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetryFailedRunsMutation, RetryFailedRunsMutationVariables>;
export const SuggestedRunsDocument = new TypedDocumentString(`
    query SuggestedRuns($id: ID!) {
  sweep(id: $id) {
    id
    suggestedRuns {
      runs {
        batchSize
        seed
        maxExamples
        expectedDeviceSeconds
      }
      expectedDeviceSeconds
      expectedCost {
        amount
        currency
      }
      openRuns
      stopReason
      isWorthwhile
      outcomes {
        simulations
        settled
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestedRunsQuery, SuggestedRunsQueryVariables>;
export const SweepCommentsDocument = new TypedDocumentString(`
    query SweepComments($id: ID!, $after: String) {
  sweep(id: $id) {
    comments(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        text
        createdAt
        editedAt
        removedAt
        author {
          id
          name
        }
        removedBy {
          name
        }
        mentions {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SweepCommentsQuery, SweepCommentsQueryVariables>;
export const ReportCommentsDocument = new TypedDocumentString(`
    query ReportComments($id: ID!, $after: String) {
  report(id: $id) {
    comments(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        text
        createdAt
        editedAt
        removedAt
        author {
          id
          name
        }
        removedBy {
          name
        }
        mentions {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportCommentsQuery, ReportCommentsQueryVariables>;
export const CommentWriterDocument = new TypedDocumentString(`
    query CommentWriter($teamId: ID!) {
  viewer {
    user {
      id
    }
  }
  team(id: $teamId) {
    memberships(first: 100) {
      nodes {
        user {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommentWriterQuery, CommentWriterQueryVariables>;
export const CreateCommentDocument = new TypedDocumentString(`
    mutation CreateComment($input: CreateCommentInput!) {
  createComment(input: $input) {
    comment {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCommentMutation, CreateCommentMutationVariables>;
export const EditCommentDocument = new TypedDocumentString(`
    mutation EditComment($input: EditCommentInput!) {
  editComment(input: $input) {
    comment {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EditCommentMutation, EditCommentMutationVariables>;
export const DeleteCommentDocument = new TypedDocumentString(`
    mutation DeleteComment($input: DeleteCommentInput!) {
  deleteComment(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCommentMutation, DeleteCommentMutationVariables>;
export const RemoveCommentDocument = new TypedDocumentString(`
    mutation RemoveComment($input: RemoveCommentInput!) {
  removeComment(input: $input) {
    comment {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveCommentMutation, RemoveCommentMutationVariables>;
export const SweepComparisonDocument = new TypedDocumentString(`
    query SweepComparison($ids: [ID!]!) {
  sweepComparison(sweepIds: $ids) {
    hindrances
    answer
    isFinal
    level
    best {
      id
    }
    next {
      id
    }
    notToldApart {
      id
    }
    factorToNext {
      value
      lower
      upper
    }
    standings {
      isAtEdge
      workAtLeast
      sweep {
        id
      }
      leastWork {
        value
      }
      ratioToBest {
        value
        lower
        upper
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SweepComparisonQuery, SweepComparisonQueryVariables>;
export const SweepCostDocument = new TypedDocumentString(`
    query SweepCost($id: ID!, $targetId: ID, $assumedPrice: AssumedPriceInput, $deviceCounts: [Int!], $maxHours: Float, $maxCost: Float) {
  sweep(id: $id) {
    id
    number
    spending {
      device
      deviceSeconds
      evaluationSeconds
      unpricedSeconds
      cost {
        amount
        currency
      }
    }
    saving(targetId: $targetId, assumedPrice: $assumedPrice) {
      from
      to
      level
      currency
      deviceHours {
        saved {
          value
          lower
          upper
        }
      }
      cost {
        saved {
          value
          lower
          upper
        }
      }
    }
    costFrontier(
      targetId: $targetId
      assumedPrice: $assumedPrice
      deviceCounts: $deviceCounts
      maxHours: $maxHours
      maxCost: $maxCost
    ) {
      ...CostFrontierParts
    }
  }
}
    fragment CostFrontierParts on CostFrontier {
  device
  level
  bytesPerSecond
  pricePerDeviceHour
  currency
  choices {
    ...CostChoiceParts
  }
  recommended {
    ...CostChoiceParts
  }
  cheapest {
    ...CostChoiceParts
  }
  fastest {
    ...CostChoiceParts
  }
}
fragment CostChoiceParts on CostChoice {
  batchSize
  devices
  isOnFrontier
  seconds {
    value
    lower
    upper
  }
  deviceHours {
    value
    lower
    upper
  }
  cost {
    value
    lower
    upper
  }
}`) as unknown as TypedDocumentString<SweepCostQuery, SweepCostQueryVariables>;
export const SetCurrentBatchSizeDocument = new TypedDocumentString(`
    mutation SetCurrentBatchSize($input: SetCurrentBatchSizeInput!) {
  setCurrentBatchSize(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetCurrentBatchSizeMutation, SetCurrentBatchSizeMutationVariables>;
export const SetRunsPerMonthDocument = new TypedDocumentString(`
    mutation SetRunsPerMonth($input: SetRunsPerMonthInput!) {
  setRunsPerMonth(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetRunsPerMonthMutation, SetRunsPerMonthMutationVariables>;
export const DatasetPageDocument = new TypedDocumentString(`
    query DatasetPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Dataset {
      ...ItemParts
      version
      contentHash
      trainingExamples
      testExamples
      licence
      spec
      createdAt
      file {
        fileName
        byteLength
      }
      team {
        id
      }
    }
  }
}
    fragment ItemParts on TeamItem {
  id
  name
  tags
  archivedAt
}`) as unknown as TypedDocumentString<DatasetPageQuery, DatasetPageQueryVariables>;
export const ModelsToFitDocument = new TypedDocumentString(`
    query ModelsToFit($teamId: ID!) {
  models(first: 100, where: {teamId: $teamId}) {
    nodes {
      id
      name
      parameterCount
      spec
    }
  }
}
    `) as unknown as TypedDocumentString<ModelsToFitQuery, ModelsToFitQueryVariables>;
export const ImportSweepDocument = new TypedDocumentString(`
    mutation ImportSweep($input: ImportSweepInput!) {
  importSweep(input: $input) {
    sweep {
      id
    }
    preview {
      name
      modelName
      isModelNew
      datasetName
      isDatasetNew
      importedBefore {
        id
        number
        name
      }
      runCount
      rowCount
      deviceSeconds
      targets {
        metric
        threshold
      }
      batchSizes {
        batchSize
        runs
        arrived
        medianSteps
      }
      notes
      problems {
        code
        file
        row
        column
        message
      }
      problemCount
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ImportSweepMutation, ImportSweepMutationVariables>;
export const WaitingFilesDocument = new TypedDocumentString(`
    query WaitingFiles($id: ID!) {
  team(id: $id) {
    id
    importUploads(first: 100) {
      nodes {
        id
        fileName
        byteLength
        expiresAt
        importedAs {
          id
          number
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WaitingFilesQuery, WaitingFilesQueryVariables>;
export const TeamExportsDocument = new TypedDocumentString(`
    query TeamExports($id: ID!) {
  team(id: $id) {
    id
    exports(first: 5) {
      nodes {
        id
        status
        sweepsDone
        sweepsTotal
        byteLength
        createdAt
        expiresAt
        failureMessage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamExportsQuery, TeamExportsQueryVariables>;
export const RemoveTeamExportDocument = new TypedDocumentString(`
    mutation RemoveTeamExport($input: RemoveTeamExportInput!) {
  removeTeamExport(input: $input) {
    teamExport {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveTeamExportMutation, RemoveTeamExportMutationVariables>;
export const ExportTeamDocument = new TypedDocumentString(`
    mutation ExportTeam($input: ExportTeamInput!) {
  exportTeam(input: $input) {
    teamExport {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ExportTeamMutation, ExportTeamMutationVariables>;
export const NewestSweepsDocument = new TypedDocumentString(`
    query NewestSweeps($teamId: ID!) {
  sweeps(
    first: 2
    where: {teamId: $teamId}
    orderBy: {field: NUMBER, direction: DESC}
  ) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<NewestSweepsQuery, NewestSweepsQueryVariables>;
export const RunLogDocument = new TypedDocumentString(`
    query RunLog($id: ID!, $after: String) {
  run(id: $id) {
    measurements(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        step
        examplesSeen
        deviceSeconds
        dataSeconds
        gradientSeconds
        searchSeconds
        updateSeconds
        trainingLoss
        testLoss
        testAccuracy
        gradientNorm
        stepSize
        meanTrials
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RunLogQuery, RunLogQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $number: Int, $isNumber: Boolean!, $isOfSeveralTeams: Boolean! = false) {
  numbered: sweeps(first: 8, where: {number: $number}) @include(if: $isNumber) {
    nodes {
      ...FoundSweep
    }
  }
  sweeps(
    first: 8
    where: {nameContains: $text}
    orderBy: {field: CREATED_AT, direction: DESC}
  ) {
    nodes {
      ...FoundSweep
    }
  }
  models(first: 5, where: {nameContains: $text}) {
    nodes {
      id
      name
      version
      parameterCount
      team @include(if: $isOfSeveralTeams) {
        name
      }
    }
  }
  datasets(first: 5, where: {nameContains: $text}) {
    nodes {
      id
      name
      version
      trainingExamples
      team @include(if: $isOfSeveralTeams) {
        name
      }
    }
  }
}
    fragment FoundSweep on Sweep {
  id
  number
  name
  origin
  status
  createdAt
  team @include(if: $isOfSeveralTeams) {
    name
  }
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SweepChoicesDocument = new TypedDocumentString(`
    query SweepChoices($where: SweepWhere) {
  sweeps(first: 25, where: $where) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...SweepChoice
    }
  }
}
    fragment SweepChoice on Sweep {
  id
  number
  name
  status
  origin
  isPreliminary
  createdAt
  budgetMetric
  budgetAnswer {
    batchSize
    rule
    bestBatchSize {
      value
      lower
      upper
    }
  }
  recommendation {
    batchSize
    rule
  }
  estimate {
    answer
    criticalBatchSize {
      value
      lower
      upper
    }
    freeRange {
      value
      lower
      upper
    }
    valley {
      tolerance
    }
  }
}`) as unknown as TypedDocumentString<SweepChoicesQuery, SweepChoicesQueryVariables>;
export const HomeFirstSweepsDocument = new TypedDocumentString(`
    query HomeFirstSweeps {
  sweeps(first: 2, orderBy: {field: CREATED_AT, direction: ASC}) {
    nodes {
      id
    }
  }
  studies(first: 1) {
    nodes {
      id
    }
  }
  workers(first: 100) {
    nodes {
      isThere
    }
  }
}
    `) as unknown as TypedDocumentString<HomeFirstSweepsQuery, HomeFirstSweepsQueryVariables>;
export const HomeStandingDocument = new TypedDocumentString(`
    query HomeStanding($locale: Locale!, $isOfSeveralTeams: Boolean! = false) {
  running: sweeps(
    first: 10
    where: {status: RUNNING}
    orderBy: {field: CREATED_AT, direction: DESC}
  ) {
    nodes {
      id
      number
      name
      origin
      isPaused
      model {
        spec
      }
      lastEventSequence
      team {
        id
        name @include(if: $isOfSeveralTeams)
      }
      runCounts {
        total
        queued
        claimed
        running
        succeeded
        failed
        tooLarge
        diverged
        hopeless
        stale
      }
      remaining {
        wall {
          expected
          most
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
  ended: sweeps(
    first: 10
    where: {status: FINISHED}
    orderBy: {field: CREATED_AT, direction: DESC}
  ) {
    nodes {
      id
      number
      name
      origin
      finishedAt
      team @include(if: $isOfSeveralTeams) {
        name
      }
      runCounts {
        total
        succeeded
        failed
        tooLarge
      }
      estimate {
        answer
        criticalBatchSize {
          upper
        }
      }
      budgetMetric
      budgetAnswer {
        batchSize
        text(locale: $locale)
      }
      recommendation {
        text(locale: $locale)
        memoryLimit {
          smallestTooLarge
          largestThatFits
        }
      }
    }
  }
  studies(first: 5) {
    nodes {
      id
      name
      team @include(if: $isOfSeveralTeams) {
        name
      }
      stages {
        id
        name
        state
        decision {
          decidedAt
        }
        sweep {
          id
          finishedAt
        }
      }
    }
  }
  workers(first: 100) {
    nodes {
      isThere
      offeredModels
      team {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeStandingQuery, HomeStandingQueryVariables>;
export const StageDecisionDocument = new TypedDocumentString(`
    query StageDecision($id: ID!, $locale: Locale!) {
  node(id: $id) {
    ... on StudyStage {
      recommendation {
        text(locale: $locale)
      }
      decision {
        text(locale: $locale)
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StageDecisionQuery, StageDecisionQueryVariables>;
export const UpdateTeamItemDocument = new TypedDocumentString(`
    mutation UpdateTeamItem($input: UpdateTeamItemInput!) {
  updateTeamItem(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateTeamItemMutation, UpdateTeamItemMutationVariables>;
export const DeleteTeamItemDocument = new TypedDocumentString(`
    mutation DeleteTeamItem($input: DeleteTeamItemInput!) {
  deleteTeamItem(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteTeamItemMutation, DeleteTeamItemMutationVariables>;
export const ItemHoldersDocument = new TypedDocumentString(`
    query ItemHolders($id: ID!) {
  node(id: $id) {
    ... on TeamItem {
      name
    }
  }
  itemHolders(id: $id) {
    kind
    name
  }
}
    `) as unknown as TypedDocumentString<ItemHoldersQuery, ItemHoldersQueryVariables>;
export const ModelListDocument = new TypedDocumentString(`
    query ModelList($after: String, $where: ModelWhere, $orderBy: ModelOrder, $isOfSeveralTeams: Boolean! = false) {
  models(first: 25, after: $after, where: $where, orderBy: $orderBy) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ItemParts
      team @include(if: $isOfSeveralTeams) {
        id
        name
      }
      name
      version
      parameterCount
      spec
      createdAt
    }
  }
}
    fragment ItemParts on TeamItem {
  id
  name
  tags
  archivedAt
}`) as unknown as TypedDocumentString<ModelListQuery, ModelListQueryVariables>;
export const ModelPageDocument = new TypedDocumentString(`
    query ModelPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Model {
      ...ItemParts
      version
      contentHash
      parameterCount
      spec
      createdAt
      team {
        id
      }
    }
  }
}
    fragment ItemParts on TeamItem {
  id
  name
  tags
  archivedAt
}`) as unknown as TypedDocumentString<ModelPageQuery, ModelPageQueryVariables>;
export const CreateModelDocument = new TypedDocumentString(`
    mutation CreateModel($input: CreateModelInput!) {
  createModel(input: $input) {
    model {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateModelMutation, CreateModelMutationVariables>;
export const CreateModelFromTopologyDocument = new TypedDocumentString(`
    mutation CreateModelFromTopology($input: CreateModelFromTopologyInput!) {
  createModelFromTopology(input: $input) {
    model {
      id
    }
    notes
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateModelFromTopologyMutation, CreateModelFromTopologyMutationVariables>;
export const DatasetListDocument = new TypedDocumentString(`
    query DatasetList($after: String, $where: DatasetWhere, $orderBy: DatasetOrder, $isOfSeveralTeams: Boolean! = false) {
  datasets(first: 25, after: $after, where: $where, orderBy: $orderBy) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ItemParts
      team @include(if: $isOfSeveralTeams) {
        id
        name
      }
      name
      version
      trainingExamples
      testExamples
      licence
      createdAt
    }
  }
}
    fragment ItemParts on TeamItem {
  id
  name
  tags
  archivedAt
}`) as unknown as TypedDocumentString<DatasetListQuery, DatasetListQueryVariables>;
export const SweepEventsDocument = new TypedDocumentString(`
    subscription SweepEvents($sweepId: ID!, $after: Long) {
  sweepEvents(sweepId: $sweepId, after: $after) {
    sequence
    kind
  }
}
    `) as unknown as TypedDocumentString<SweepEventsSubscription, SweepEventsSubscriptionVariables>;
export const TeamWorkersDocument = new TypedDocumentString(`
    query TeamWorkers($teamId: ID!, $sweepId: ID!) {
  sweep(id: $sweepId) {
    model {
      spec
    }
  }
  workers(first: 100, where: {teamId: $teamId}) {
    nodes {
      isThere
      slots
      offeredModels
      currentRuns {
        id
        sweep {
          id
          number
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamWorkersQuery, TeamWorkersQueryVariables>;
export const MemoPageDocument = new TypedDocumentString(`
    query MemoPage($id: ID!, $locale: Locale!) {
  memo(id: $id) {
    id
    inputHash
    createdAt
    team {
      id
    }
    study {
      id
      name
    }
    text(locale: $locale) {
      title
      subtitle
      markdown
      html
      sections {
        heading
        sentences
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MemoPageQuery, MemoPageQueryVariables>;
export const MemoListDocument = new TypedDocumentString(`
    query MemoList($where: MemoWhere, $after: String, $locale: Locale!) {
  memos(first: 25, where: $where, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      createdAt
      weekFrom
      study {
        id
        name
      }
      text(locale: $locale) {
        title
        subtitle
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MemoListQuery, MemoListQueryVariables>;
export const CreateMemoDocument = new TypedDocumentString(`
    mutation CreateMemo($input: CreateMemoInput!) {
  createMemo(input: $input) {
    memo {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateMemoMutation, CreateMemoMutationVariables>;
export const MemoSchedulesDocument = new TypedDocumentString(`
    query MemoSchedules($teamId: ID!) {
  team(id: $teamId) {
    memoSchedules {
      id
      weekday
      hour
      locale
      nextDueAt
      byLetter
      study {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MemoSchedulesQuery, MemoSchedulesQueryVariables>;
export const CreateMemoScheduleDocument = new TypedDocumentString(`
    mutation CreateMemoSchedule($input: CreateMemoScheduleInput!) {
  createMemoSchedule(input: $input) {
    memoSchedule {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateMemoScheduleMutation, CreateMemoScheduleMutationVariables>;
export const RemoveMemoScheduleDocument = new TypedDocumentString(`
    mutation RemoveMemoSchedule($input: RemoveMemoScheduleInput!) {
  removeMemoSchedule(input: $input) {
    memoSchedule {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveMemoScheduleMutation, RemoveMemoScheduleMutationVariables>;
export const ChooseMemoLettersDocument = new TypedDocumentString(`
    mutation ChooseMemoLetters($input: ChooseMemoLettersInput!) {
  chooseMemoLetters(input: $input) {
    memoSchedule {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChooseMemoLettersMutation, ChooseMemoLettersMutationVariables>;
export const NotificationPageDocument = new TypedDocumentString(`
    query NotificationPage($after: String, $locale: Locale!, $isOfSeveralTeams: Boolean! = false) {
  viewer {
    unreadNotifications
    invitations {
      id
      teamName
    }
    notifications(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        text(locale: $locale)
        path
        teamName @include(if: $isOfSeveralTeams)
        createdAt
        readAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationPageQuery, NotificationPageQueryVariables>;
export const LetterChoicesDocument = new TypedDocumentString(`
    query LetterChoices {
  viewer {
    letterChoices {
      kind
      byLetter
    }
  }
  signInOptions {
    linkByEmail
  }
}
    `) as unknown as TypedDocumentString<LetterChoicesQuery, LetterChoicesQueryVariables>;
export const ReadNotificationsDocument = new TypedDocumentString(`
    mutation ReadNotifications($input: ReadNotificationsInput!) {
  readNotifications(input: $input) {
    unreadCount
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReadNotificationsMutation, ReadNotificationsMutationVariables>;
export const ChooseLettersDocument = new TypedDocumentString(`
    mutation ChooseLetters($input: ChooseLettersInput!) {
  chooseLetters(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChooseLettersMutation, ChooseLettersMutationVariables>;
export const StopLettersDocument = new TypedDocumentString(`
    mutation StopLetters($input: StopLettersInput!) {
  stopLetters(input: $input) {
    isStopped
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StopLettersMutation, StopLettersMutationVariables>;
export const PolicyComparisonListDocument = new TypedDocumentString(`
    query PolicyComparisonList($after: String) {
  policyComparisons(first: 25, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      createdAt
      model {
        name
      }
      dataset {
        name
      }
      result {
        answer
        best
        isFinal
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyComparisonListQuery, PolicyComparisonListQueryVariables>;
export const PolicyComparisonPageDocument = new TypedDocumentString(`
    query PolicyComparisonPage($id: ID!) {
  policyComparison(id: $id) {
    id
    name
    createdAt
    batchSizes
    seeds
    team {
      id
    }
    model {
      name
    }
    dataset {
      name
    }
    target {
      metric
      threshold
    }
    result {
      answer
      best
      next
      isFinal
      level
      notToldApart
      factorToNext {
        value
        lower
        upper
      }
      contenders {
        name
        status
        isTuned
        isAtEdge
        isWorse
        bestBatchSize
        workAtLeast
        criticalBatchSize {
          value
          lower
          upper
        }
        leastWork {
          value
          lower
          upper
        }
        ratioToBest {
          value
          lower
          upper
        }
        sweeps {
          id
          number
          status
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyComparisonPageQuery, PolicyComparisonPageQueryVariables>;
export const CreatePolicyComparisonDocument = new TypedDocumentString(`
    mutation CreatePolicyComparison($input: CreatePolicyComparisonInput!) {
  createPolicyComparison(input: $input) {
    policyComparison {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePolicyComparisonMutation, CreatePolicyComparisonMutationVariables>;
export const SweepRechecksDocument = new TypedDocumentString(`
    query SweepRechecks($id: ID!) {
  sweep(id: $id) {
    id
    number
    createdAt
    spending {
      device
      deviceSeconds
      evaluationSeconds
      unpricedSeconds
      cost {
        amount
        currency
      }
    }
    estimate {
      lawsCriticalBatchSize {
        value
        lower
        upper
      }
    }
    recommendation {
      pricePerDeviceHour
      currency
      monthly {
        runs
        cost {
          value
          lower
          upper
        }
        currency
      }
    }
    recheckOf {
      id
      number
      name
    }
    recheckSchedule {
      everyWeeks
      deviceSecondsBudget
      nextDueAt
    }
    rechecks {
      verdict
      direction
      createdAt
      now {
        value
        lower
        upper
      }
      sweep {
        id
        number
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SweepRechecksQuery, SweepRechecksQueryVariables>;
export const ScheduleRecheckDocument = new TypedDocumentString(`
    mutation ScheduleRecheck($input: ScheduleRecheckInput!) {
  scheduleRecheck(input: $input) {
    sweep {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ScheduleRecheckMutation, ScheduleRecheckMutationVariables>;
export const EndRechecksDocument = new TypedDocumentString(`
    mutation EndRechecks($input: EndRechecksInput!) {
  endRechecks(input: $input) {
    sweep {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndRechecksMutation, EndRechecksMutationVariables>;
export const ReportListDocument = new TypedDocumentString(`
    query ReportList($after: String, $orderBy: ReportOrder) {
  reports(first: 25, after: $after, orderBy: $orderBy) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      title
      lastVersion
      lastVersionAt
      createdBy {
        name
      }
      shares {
        id
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportListQuery, ReportListQueryVariables>;
export const ReportPageDocument = new TypedDocumentString(`
    query ReportPage($id: ID!) {
  report(id: $id) {
    id
    title
    lastVersion
    team {
      id
      name
    }
    versions {
      id
      number
      title
      createdAt
      snapshotHash
      createdBy {
        name
      }
    }
    shares {
      id
      status
      hidesNames
      hiddenFields
      createdAt
      expiresAt
      revokedAt
      version {
        number
      }
      createdBy {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportPageQuery, ReportPageQueryVariables>;
export const ReportVersionContentDocument = new TypedDocumentString(`
    query ReportVersionContent($id: ID!) {
  node(id: $id) {
    ... on ReportVersion {
      id
      number
      content
      snapshotHash
    }
  }
}
    `) as unknown as TypedDocumentString<ReportVersionContentQuery, ReportVersionContentQueryVariables>;
export const ReportChoicesDocument = new TypedDocumentString(`
    query ReportChoices {
  studies(first: 25) {
    nodes {
      id
      name
    }
  }
  reports(first: 10) {
    nodes {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<ReportChoicesQuery, ReportChoicesQueryVariables>;
export const ReportPreviewDocument = new TypedDocumentString(`
    query ReportPreview($input: ReportPreviewInput!) {
  reportPreview(input: $input) {
    content
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReportPreviewQuery, ReportPreviewQueryVariables>;
export const SharedReportContentDocument = new TypedDocumentString(`
    query SharedReportContent($secret: String!) {
  sharedReport(secret: $secret) {
    content
  }
}
    `) as unknown as TypedDocumentString<SharedReportContentQuery, SharedReportContentQueryVariables>;
export const SharedReportDocument = new TypedDocumentString(`
    query SharedReport($secret: String!) {
  sharedReport(secret: $secret) {
    status
    version
    snapshotHash
    hidesNames
    hiddenFields
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<SharedReportQuery, SharedReportQueryVariables>;
export const CreateReportDocument = new TypedDocumentString(`
    mutation CreateReport($input: CreateReportInput!) {
  createReport(input: $input) {
    report {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateReportMutation, CreateReportMutationVariables>;
export const AddReportVersionDocument = new TypedDocumentString(`
    mutation AddReportVersion($input: AddReportVersionInput!) {
  addReportVersion(input: $input) {
    reportVersion {
      id
      report {
        id
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddReportVersionMutation, AddReportVersionMutationVariables>;
export const CreateReportShareDocument = new TypedDocumentString(`
    mutation CreateReportShare($input: CreateReportShareInput!) {
  createReportShare(input: $input) {
    link
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateReportShareMutation, CreateReportShareMutationVariables>;
export const RevokeReportShareDocument = new TypedDocumentString(`
    mutation RevokeReportShare($input: RevokeReportShareInput!) {
  revokeReportShare(input: $input) {
    reportShare {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeReportShareMutation, RevokeReportShareMutationVariables>;
export const MoreRunsDocument = new TypedDocumentString(`
    query MoreRuns($id: ID!, $points: Int, $after: String) {
  sweep(id: $id) {
    runs(first: 100, after: $after) {
      ...RunPage
    }
  }
}
    fragment RunPage on RunConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...RunParts
    worker {
      name
    }
  }
}
fragment RunParts on Run {
  id
  batchSize
  seed
  status
  outcome
  cancelRequested
  step
  examplesSeen
  deviceSeconds
  attemptCount
  tooLargeFor
  attempts {
    graphHash
    provenance
    failure {
      code
      message
      retryable
    }
  }
  latestMeasurement {
    dataSeconds
    gradientSeconds
    searchSeconds
    updateSeconds
    evaluationSeconds
  }
  failure {
    code
    message
    retryable
  }
  crossings {
    lowerSteps
    upperSteps
    target {
      id
    }
  }
  historyColumns(points: $points) {
    step
    trainingLoss
    testAccuracy
    testLoss
    gradientNorm
    stepSize
    meanTrials
    examplesSeen
    deviceSeconds
  }
}`) as unknown as TypedDocumentString<MoreRunsQuery, MoreRunsQueryVariables>;
export const RetryRunDocument = new TypedDocumentString(`
    mutation RetryRun($input: RetryRunInput!) {
  retryRun(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetryRunMutation, RetryRunMutationVariables>;
export const CancelRunDocument = new TypedDocumentString(`
    mutation CancelRun($input: CancelRunsInput!) {
  cancelRuns(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelRunMutation, CancelRunMutationVariables>;
export const RunDetailDocument = new TypedDocumentString(`
    query RunDetail($id: ID!, $points: Int, $rows: Int, $after: String) {
  run(id: $id) {
    ...RunParts
    maxExamples
    hopeless {
      capSteps
      fromStep
      step
      metric
      atStart
      best
    }
    createdAt
    startedAt
    finishedAt
    latestMeasurement {
      gradientEvaluations
      functionEvaluations
      exhaustedSearches
    }
    attempts {
      number
      engine
      device
      startedAt
      endedAt
      end
      failure {
        code
        message
        retryable
      }
      worker {
        name
      }
    }
    measurements(first: $rows, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        step
        attempt
        examplesSeen
        trainingLoss
        testLoss
        testAccuracy
        gradientNorm
        stepSize
        meanTrials
        deviceSeconds
        recordedAt
      }
    }
    sweep {
      id
      number
      name
      policy {
        __typename
      }
      status
      origin
      lastEventSequence
      maxExamplesPerRun
      team {
        id
      }
      targets {
        id
        metric
        threshold
      }
      model {
        id
        name
        version
        contentHash
      }
      dataset {
        id
        name
        version
        contentHash
      }
    }
  }
}
    fragment RunParts on Run {
  id
  batchSize
  seed
  status
  outcome
  cancelRequested
  step
  examplesSeen
  deviceSeconds
  attemptCount
  tooLargeFor
  attempts {
    graphHash
    provenance
    failure {
      code
      message
      retryable
    }
  }
  latestMeasurement {
    dataSeconds
    gradientSeconds
    searchSeconds
    updateSeconds
    evaluationSeconds
  }
  failure {
    code
    message
    retryable
  }
  crossings {
    lowerSteps
    upperSteps
    target {
      id
    }
  }
  historyColumns(points: $points) {
    step
    trainingLoss
    testAccuracy
    testLoss
    gradientNorm
    stepSize
    meanTrials
    examplesSeen
    deviceSeconds
  }
}`) as unknown as TypedDocumentString<RunDetailQuery, RunDetailQueryVariables>;
export const SavedViewsDocument = new TypedDocumentString(`
    query SavedViews($page: SavedViewPage!) {
  savedViews(first: 50, where: {page: $page}) {
    nodes {
      id
      name
      search
      team {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SavedViewsQuery, SavedViewsQueryVariables>;
export const SaveViewDocument = new TypedDocumentString(`
    mutation SaveView($input: SaveViewInput!) {
  saveView(input: $input) {
    savedView {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SaveViewMutation, SaveViewMutationVariables>;
export const RemoveSavedViewDocument = new TypedDocumentString(`
    mutation RemoveSavedView($input: RemoveSavedViewInput!) {
  removeSavedView(input: $input) {
    savedView {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveSavedViewMutation, RemoveSavedViewMutationVariables>;
export const NodePresenceDocument = new TypedDocumentString(`
    query NodePresence($id: ID!) {
  node(id: $id) {
    __typename
  }
}
    `) as unknown as TypedDocumentString<NodePresenceQuery, NodePresenceQueryVariables>;
export const BenchmarkPresenceDocument = new TypedDocumentString(`
    query BenchmarkPresence($slug: String!, $version: Int) {
  benchmark(slug: $slug) {
    version(number: $version) {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<BenchmarkPresenceQuery, BenchmarkPresenceQueryVariables>;
export const ReportPresenceDocument = new TypedDocumentString(`
    query ReportPresence($id: ID!) {
  report(id: $id) {
    versions {
      number
    }
    team {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ReportPresenceQuery, ReportPresenceQueryVariables>;
export const SignInOptionsDocument = new TypedDocumentString(`
    query SignInOptions {
  signInOptions {
    linkByEmail
    singleSignOn
  }
}
    `) as unknown as TypedDocumentString<SignInOptionsQuery, SignInOptionsQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RequestSignInLinkDocument = new TypedDocumentString(`
    mutation RequestSignInLink($input: RequestSignInLinkInput!) {
  requestSignInLink(input: $input) {
    isTaken
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestSignInLinkMutation, RequestSignInLinkMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    unreadNotifications
    user {
      name
      email
    }
    memberships {
      role
      team {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const StudyListDocument = new TypedDocumentString(`
    query StudyList($after: String, $where: StudyWhere, $orderBy: StudyOrder, $isOfSeveralTeams: Boolean! = false) {
  studies(first: 25, after: $after, where: $where, orderBy: $orderBy) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ItemParts
      team @include(if: $isOfSeveralTeams) {
        id
        name
      }
      name
      createdAt
      stages {
        id
        name
        state
        sweep {
          id
        }
      }
    }
  }
}
    fragment ItemParts on TeamItem {
  id
  name
  tags
  archivedAt
}`) as unknown as TypedDocumentString<StudyListQuery, StudyListQueryVariables>;
export const StudyPageDocument = new TypedDocumentString(`
    query StudyPage($id: ID!, $locale: Locale!) {
  study(id: $id) {
    ...ItemParts
    maxHours
    maxCost
    currency
    startsNextStage
    team {
      id
      name
      hourlyRate
      hourlyRateCurrency
    }
    payback {
      text(locale: $locale)
    }
    firstEstimate {
      ...FirstEstimateParts
    }
    scalingLaws {
      quantity
      variable
      text(locale: $locale)
    }
    scaling {
      measured {
        size
        criticalBatchSize {
          value
          lower
          upper
        }
      }
      band {
        size
        criticalBatchSize {
          value
          lower
          upper
        }
      }
    }
    stages {
      id
      name
      size
      state
      sweep {
        id
        number
        origin
        finishedAt
        runCounts {
          total
          succeeded
          failed
        }
        spending {
          deviceSeconds
          evaluationSeconds
          cost {
            amount
            currency
          }
        }
        estimate {
          answer
          criticalBatchSize {
            value
            lower
            upper
          }
        }
      }
      predictions {
        id
        quantity
        rule
        currency
        registeredAt
        foretold {
          value
          lower
          upper
        }
        score {
          verdict
          outcome {
            value
            lower
            upper
          }
        }
        formerScores {
          verdict
        }
      }
      personHours
      cost {
        deviceCost {
          amount
          currency
        }
        peopleCost {
          amount
          currency
        }
        cost {
          amount
          currency
        }
        isWhole
      }
      recommendation {
        batchSize
        text(locale: $locale)
      }
      decision {
        id
        choice
        text(locale: $locale)
        reason
        decidedAt
        decidedBy {
          name
        }
      }
      proposedSweep {
        name
        batchSizes
        runs
        maxExamplesPerRun
        currentBatchSize
        check {
          verdict(locale: $locale)
          text(locale: $locale)
        }
        spending {
          deviceSeconds {
            value
            lower
            upper
          }
          wallSeconds {
            value
          }
          cost {
            value
            lower
            upper
          }
          currency
        }
        like {
          id
        }
        model {
          id
        }
        plan {
          smallestBatchSize
          largestBatchSize
          deviceSecondsBudget
        }
      }
      costFrontier {
        ...CostFrontierParts
      }
      savingSinceStart {
        from
        deviceHours {
          saved {
            value
            lower
            upper
          }
        }
        cost {
          saved {
            value
            lower
            upper
          }
        }
        currency
      }
      foretoldSaving {
        from
        deviceHours {
          saved {
            value
            lower
            upper
          }
        }
        cost {
          saved {
            value
            lower
            upper
          }
        }
        currency
      }
    }
  }
  memos(where: {studyId: $id}, first: 1) {
    nodes {
      id
      weekFrom
      createdAt
      text(locale: $locale) {
        subtitle
        sections {
          heading
          sentences
        }
      }
    }
  }
}
    fragment CostFrontierParts on CostFrontier {
  device
  level
  bytesPerSecond
  pricePerDeviceHour
  currency
  choices {
    ...CostChoiceParts
  }
  recommended {
    ...CostChoiceParts
  }
  cheapest {
    ...CostChoiceParts
  }
  fastest {
    ...CostChoiceParts
  }
}
fragment CostChoiceParts on CostChoice {
  batchSize
  devices
  isOnFrontier
  seconds {
    value
    lower
    upper
  }
  deviceHours {
    value
    lower
    upper
  }
  cost {
    value
    lower
    upper
  }
}
fragment FirstEstimateParts on FirstEstimate {
  source
  criticalBatchSize {
    value
    lower
    upper
  }
  level
  cases
  outcome {
    criticalBatchSize {
      value
    }
    factor
    isInside
  }
}
fragment ItemParts on TeamItem {
  id
  name
  tags
  archivedAt
}`) as unknown as TypedDocumentString<StudyPageQuery, StudyPageQueryVariables>;
export const CreateStudyDocument = new TypedDocumentString(`
    mutation CreateStudy($input: CreateStudyInput!) {
  createStudy(input: $input) {
    study {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateStudyMutation, CreateStudyMutationVariables>;
export const AddStudyStageDocument = new TypedDocumentString(`
    mutation AddStudyStage($input: AddStudyStageInput!) {
  addStudyStage(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddStudyStageMutation, AddStudyStageMutationVariables>;
export const ChangeStudyStageDocument = new TypedDocumentString(`
    mutation ChangeStudyStage($input: ChangeStudyStageInput!) {
  changeStudyStage(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeStudyStageMutation, ChangeStudyStageMutationVariables>;
export const RemoveStudyStageDocument = new TypedDocumentString(`
    mutation RemoveStudyStage($input: RemoveStudyStageInput!) {
  removeStudyStage(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveStudyStageMutation, RemoveStudyStageMutationVariables>;
export const SetStageSweepDocument = new TypedDocumentString(`
    mutation SetStageSweep($input: SetStageSweepInput!) {
  setStageSweep(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetStageSweepMutation, SetStageSweepMutationVariables>;
export const SetStudyLimitsDocument = new TypedDocumentString(`
    mutation SetStudyLimits($input: SetStudyLimitsInput!) {
  setStudyLimits(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetStudyLimitsMutation, SetStudyLimitsMutationVariables>;
export const DecideStageDocument = new TypedDocumentString(`
    mutation DecideStage($input: DecideStageInput!) {
  decideStage(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DecideStageMutation, DecideStageMutationVariables>;
export const SetStartsNextStageDocument = new TypedDocumentString(`
    mutation SetStartsNextStage($input: SetStartsNextStageInput!) {
  setStartsNextStage(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetStartsNextStageMutation, SetStartsNextStageMutationVariables>;
export const SetStageEffortDocument = new TypedDocumentString(`
    mutation SetStageEffort($input: SetStageEffortInput!) {
  setStageEffort(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetStageEffortMutation, SetStageEffortMutationVariables>;
export const SetHourlyRateDocument = new TypedDocumentString(`
    mutation SetHourlyRate($input: SetHourlyRateInput!) {
  setHourlyRate(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetHourlyRateMutation, SetHourlyRateMutationVariables>;
export const RegisterPredictionsDocument = new TypedDocumentString(`
    mutation RegisterPredictions($input: RegisterPredictionsInput!) {
  registerPredictions(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterPredictionsMutation, RegisterPredictionsMutationVariables>;
export const CancelSweepDocument = new TypedDocumentString(`
    mutation CancelSweep($input: CancelSweepInput!) {
  cancelSweep(input: $input) {
    sweep {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelSweepMutation, CancelSweepMutationVariables>;
export const ContinueSweepDocument = new TypedDocumentString(`
    mutation ContinueSweep($input: ContinueSweepInput!) {
  continueSweep(input: $input) {
    sweep {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ContinueSweepMutation, ContinueSweepMutationVariables>;
export const SweepListDocument = new TypedDocumentString(`
    query SweepList($after: String, $where: SweepWhere, $orderBy: SweepOrder, $isOfSeveralTeams: Boolean! = false, $tellsGrowth: Boolean! = false) {
  sweeps(first: 25, after: $after, where: $where, orderBy: $orderBy) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ItemParts
      team @include(if: $isOfSeveralTeams) {
        id
        name
      }
      number
      origin
      status
      isPaused
      isPreliminary
      createdAt
      deviceSeconds
      model {
        name
      }
      dataset {
        name
      }
      policy {
        __typename
        ... on ArmijoPolicy {
          reset
        }
        ... on OutsidePolicy {
          description
        }
        ... on ScheduledPolicy {
          learningRate {
            base
          }
        }
      }
      targets {
        id
        metric
        threshold
      }
      maxExamplesPerRun
      budgetMetric
      budgetAnswer {
        batchSize
        rule
        bestBatchSize {
          value
          lower
          upper
        }
      }
      runCounts {
        total
        succeeded
        failed
        tooLarge
        diverged
        hopeless
      }
      recommendation {
        batchSize
        rule
      }
      estimate {
        answer
        bestLaw
        leastWork {
          value
        }
        criticalBatchSize {
          value
          lower
          upper
        }
        freeRange {
          value
          lower
          upper
        }
        valley {
          tolerance
        }
        overheads @include(if: $tellsGrowth) {
          overhead
          batchSize {
            value
            lower
            upper
          }
        }
      }
    }
  }
}
    fragment ItemParts on TeamItem {
  id
  name
  tags
  archivedAt
}`) as unknown as TypedDocumentString<SweepListQuery, SweepListQueryVariables>;
export const SweepFilterChoicesDocument = new TypedDocumentString(`
    query SweepFilterChoices($teamId: ID) {
  models(first: 100, where: {teamId: $teamId}) {
    nodes {
      id
      name
      version
    }
  }
  datasets(first: 100, where: {teamId: $teamId}) {
    nodes {
      id
      name
      version
    }
  }
}
    `) as unknown as TypedDocumentString<SweepFilterChoicesQuery, SweepFilterChoicesQueryVariables>;
export const SweepPageDocument = new TypedDocumentString(`
    query SweepPage($id: ID!, $targetId: ID, $points: Int) {
  sweep(id: $id) {
    ...ItemParts
    number
    origin
    attestedRuns
    imported {
      format
      fileName
      contentHash
      importedAt
    }
    status
    isPaused
    isPreliminary
    continuableUntil
    studyStages {
      id
      name
      predictions {
        quantity
        foretold {
          value
          lower
          upper
        }
        score {
          verdict
        }
      }
      study {
        id
        name
      }
    }
    firstEstimates {
      ...FirstEstimateParts
    }
    rateProbe {
      status
      learningRate
      diverges
      smallerLearningRate
    }
    batchSizes
    seeds
    currentBatchSize
    maxExamplesPerRun
    budgetMetric
    budgetAnswer {
      ...BudgetAnswerParts
    }
    lastEventSequence
    createdAt
    team {
      id
      name
      runsPerMonth
    }
    model {
      id
      name
    }
    dataset {
      id
      name
    }
    policy {
      ...PolicyParts
    }
    targets {
      id
      metric
      threshold
    }
    evaluation {
      firstStep
      ratio
      trainingSubset
      testEvery
      isExact
    }
    leavesTrail
    plan {
      deviceSecondsBudget
      spentDeviceSeconds
      wantedRatio
      smallestBatchSize
      largestBatchSize
      stopReason
      nextRuns {
        batchSize
        seed
        purpose
        expectedDeviceSeconds
      }
      lastDecision {
        ratio
      }
    }
    spending {
      deviceSeconds
      evaluationSeconds
      cost {
        amount
        currency
      }
    }
    remaining {
      total {
        expected
        most
      }
      wall {
        expected
        most
      }
    }
    recommendation(targetId: $targetId) {
      ...RecommendationParts
    }
    runCounts {
      total
      queued
      claimed
      running
      succeeded
      failed
      tooLarge
      diverged
      hopeless
      canceled
      stale
    }
    runs(first: 100) {
      ...RunPage
    }
    estimate(targetId: $targetId) {
      ...EstimateParts
      looserTarget {
        metric
        threshold
        reachedBy
      }
    }
  }
}
    fragment BudgetAnswerParts on BudgetAnswer {
  metric
  examples
  level
  batchSize
  rule
  runs
  refusal {
    code
    message
  }
  bestBatchSize {
    value
    lower
    upper
  }
  nearlyBest {
    lower
    upper
    tolerance
  }
  losses {
    batchSize
    runs
    remaining {
      value
      lower
      upper
    }
    ratio {
      value
      lower
      upper
    }
  }
  unread {
    batchSize
    reason
  }
}
fragment EstimateParts on Estimate {
  answer
  reason
  suggestedBatchSizes
  definition
  bestLaw
  level
  intervalMethod
  draws
  codeVersion
  testedRangeLower
  testedRangeUpper
  crossings
  censored
  conditions {
    name
    holds
    law
    figure
  }
  criticalBatchSize {
    value
    lower
    upper
  }
  lawsCriticalBatchSize {
    value
    lower
    upper
  }
  conditionalCriticalBatchSize {
    value
    lower
    upper
  }
  sensitivity {
    interval {
      value
      lower
      upper
    }
    leftOut {
      batchSize
      criticalBatchSize
    }
  }
  influences {
    batchSize
    seed
    criticalBatchSize
    isOutlier
  }
  figures {
    figure
    batchSize
    value
    profileLikelihood {
      lower
      upper
    }
    parametricBootstrap {
      lower
      upper
    }
  }
  laws {
    law
    scatter
    deltaAicc
    weight
    converged
    parameters {
      name
      value
    }
    minimiser {
      value
      lower
      upper
    }
    knee {
      value
      lower
      upper
    }
  }
  leastWork {
    value
    lower
    upper
  }
  stepsAtCriticalBatchSize {
    value
    lower
    upper
  }
  valley {
    lower
    upper
    tolerance
  }
  freeRange {
    value
    lower
    upper
  }
  knee {
    value
    lower
    upper
  }
  overheads {
    overhead
    referenceBatchSize
    batchSize {
      value
      lower
      upper
    }
    laws {
      law
      batchSize
    }
  }
  workRatios {
    batchSize
    censored
    ratio {
      value
      lower
      upper
    }
  }
  departure {
    batchSizes
    logFactors
  }
  curve {
    batchSize
    stepsToTarget
    lowerSteps
    upperSteps
  }
}
fragment FirstEstimateParts on FirstEstimate {
  source
  criticalBatchSize {
    value
    lower
    upper
  }
  level
  cases
  outcome {
    criticalBatchSize {
      value
    }
    factor
    isInside
  }
}
fragment RecommendationParts on Recommendation {
  batchSize
  rule
  measure
  device
  currentBatchSize
  leastFactor
  workFactor
  steps {
    than
    factor
  }
  alternative
  pricePerDeviceHour
  currency
  priceValidFrom
  stepTime {
    floorSeconds
    overheadSeconds
    secondsPerExample
  }
  costApart {
    amount
    currency
  }
  payback {
    spent {
      amount
      currency
    }
    countsPeople
    differingStudies
    days {
      value
      lower
      upper
    }
  }
  least {
    value
    lower
    upper
  }
  saving {
    work {
      factor {
        value
        lower
        upper
      }
    }
    deviceHours {
      before {
        value
      }
      after {
        value
      }
      saved {
        value
        lower
        upper
      }
      factor {
        value
        lower
        upper
      }
    }
    cost {
      saved {
        value
        lower
        upper
      }
    }
    currency
  }
  monthly {
    runs
    deviceHours {
      value
      lower
      upper
    }
    cost {
      value
      lower
      upper
    }
    currency
  }
}
fragment ItemParts on TeamItem {
  id
  name
  tags
  archivedAt
}
fragment PolicyParts on Policy {
  __typename
  ... on ArmijoPolicy {
    initialStepSize
    sufficientDecrease
    backtrackFactor
    reset
    growthPerEpoch
    maxStepSize
    maxTrials
    exhaustedStepSize
    settings {
      name
      value
    }
  }
  ... on OutsidePolicy {
    description
  }
  ... on ScheduledPolicy {
    learningRate {
      ...LearningRateParts
    }
    settings {
      name
      value
    }
  }
}
fragment LearningRateParts on LearningRate {
  base
  scaling
  referenceBatchSize
  schedule
  durationExamples
  finalShare
  everyExamples
  factor
  warmUpExamples
}
fragment RunPage on RunConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    ...RunParts
    worker {
      name
    }
  }
}
fragment RunParts on Run {
  id
  batchSize
  seed
  status
  outcome
  cancelRequested
  step
  examplesSeen
  deviceSeconds
  attemptCount
  tooLargeFor
  attempts {
    graphHash
    provenance
    failure {
      code
      message
      retryable
    }
  }
  latestMeasurement {
    dataSeconds
    gradientSeconds
    searchSeconds
    updateSeconds
    evaluationSeconds
  }
  failure {
    code
    message
    retryable
  }
  crossings {
    lowerSteps
    upperSteps
    target {
      id
    }
  }
  historyColumns(points: $points) {
    step
    trainingLoss
    testAccuracy
    testLoss
    gradientNorm
    stepSize
    meanTrials
    examplesSeen
    deviceSeconds
  }
}`) as unknown as TypedDocumentString<SweepPageQuery, SweepPageQueryVariables>;
export const SweepFormChoicesDocument = new TypedDocumentString(`
    query SweepFormChoices($teamId: ID!) {
  models(first: 100, where: {teamId: $teamId}) {
    nodes {
      ...ModelChoiceParts
    }
  }
  datasets(first: 100, where: {teamId: $teamId}) {
    nodes {
      ...DatasetChoiceParts
    }
  }
  workers(first: 100, where: {teamId: $teamId}) {
    nodes {
      isThere
    }
  }
}
    fragment ModelChoiceParts on Model {
  id
  name
  version
  parameterCount
  spec
}
fragment DatasetChoiceParts on Dataset {
  id
  name
  version
  trainingExamples
  testExamples
  licence
  spec
}`) as unknown as TypedDocumentString<SweepFormChoicesQuery, SweepFormChoicesQueryVariables>;
export const AskedChoiceDocument = new TypedDocumentString(`
    query AskedChoice($id: ID!) {
  node(id: $id) {
    __typename
    ...ModelChoiceParts
    ...DatasetChoiceParts
  }
}
    fragment ModelChoiceParts on Model {
  id
  name
  version
  parameterCount
  spec
}
fragment DatasetChoiceParts on Dataset {
  id
  name
  version
  trainingExamples
  testExamples
  licence
  spec
}`) as unknown as TypedDocumentString<AskedChoiceQuery, AskedChoiceQueryVariables>;
export const CreateSweepDocument = new TypedDocumentString(`
    mutation CreateSweep($input: CreateSweepInput!) {
  createSweep(input: $input) {
    sweep {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSweepMutation, CreateSweepMutationVariables>;
export const PastSweepsDocument = new TypedDocumentString(`
    query PastSweeps($input: PastSweepsEstimateInput!) {
  pastSweepsEstimate(input: $input) {
    criticalBatchSize {
      value
      lower
      upper
    }
    cases
  }
}
    `) as unknown as TypedDocumentString<PastSweepsQuery, PastSweepsQueryVariables>;
export const ForecastSweepDocument = new TypedDocumentString(`
    query ForecastSweep($input: SweepForecastInput!) {
  sweepForecast(input: $input) {
    basis
    censoredRuns
    currency
    device
    isOtherOptimiser
    isStepTimeMeasured
    level
    runs
    runsAtOnce
    cost {
      value
      lower
      upper
    }
    deviceSeconds {
      value
      lower
      upper
    }
    wallSeconds {
      value
      lower
      upper
    }
  }
}
    `) as unknown as TypedDocumentString<ForecastSweepQuery, ForecastSweepQueryVariables>;
export const StageSpendingDocument = new TypedDocumentString(`
    query StageSpending($id: ID!, $input: StageRunsInput!) {
  node(id: $id) {
    __typename
    ... on StudyStage {
      predictions {
        quantity
        foretold {
          value
          lower
          upper
        }
      }
      spendingOf(input: $input) {
        currency
        level
        cost {
          value
          lower
          upper
        }
        deviceSeconds {
          value
          lower
          upper
        }
        wallSeconds {
          value
          lower
          upper
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StageSpendingQuery, StageSpendingQueryVariables>;
export const AskedStageDocument = new TypedDocumentString(`
    query AskedStage($id: ID!) {
  node(id: $id) {
    __typename
    ... on StudyStage {
      name
      size
    }
  }
}
    `) as unknown as TypedDocumentString<AskedStageQuery, AskedStageQueryVariables>;
export const SweepTargetsDocument = new TypedDocumentString(`
    query SweepTargets($id: ID!, $targetId: ID, $metric: TargetMetric!) {
  sweep(id: $id) {
    noiseScale(targetId: $targetId) {
      noiseScale {
        value
        lower
        upper
      }
      observations
      level
    }
    criticalBatchSizeByTarget(metric: $metric) {
      points {
        threshold
        answer
        reason
        suggestedBatchSizes
        criticalBatchSize {
          value
          lower
          upper
        }
        crossings
        censored
      }
      slope {
        slope
        lower
        upper
      }
      level
    }
  }
}
    `) as unknown as TypedDocumentString<SweepTargetsQuery, SweepTargetsQueryVariables>;
export const InvitationPreviewDocument = new TypedDocumentString(`
    query InvitationPreview($token: String!) {
  invitationPreview(token: $token) {
    email
    expiresAt
    role
    teamName
  }
  signInOptions {
    leastPasswordLength
  }
}
    `) as unknown as TypedDocumentString<InvitationPreviewQuery, InvitationPreviewQueryVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const SignUpDocument = new TypedDocumentString(`
    mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignUpMutation, SignUpMutationVariables>;
export const TeamPeopleDocument = new TypedDocumentString(`
    query TeamPeople($id: ID!) {
  team(id: $id) {
    id
    name
    memberships(first: 100) {
      nodes {
        id
        role
        createdAt
        user {
          name
          email
        }
      }
    }
    apiTokens(first: 50) {
      nodes {
        id
        name
        start
        scopes
        status
        lastUsedAt
        expiresAt
      }
    }
  }
  workers(first: 100, where: {teamId: $id}) {
    nodes {
      id
      name
      device
      engine
      slots
      lastSeenAt
      offeredModels
      models {
        id
        name
        spec
      }
      throughput {
        gradientsPerSecond
        attempts
      }
      currentRuns {
        id
        batchSize
        seed
        sweep {
          id
          number
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamPeopleQuery, TeamPeopleQueryVariables>;
export const TeamAdministrationDocument = new TypedDocumentString(`
    query TeamAdministration($id: ID!, $auditAfter: String) {
  team(id: $id) {
    id
    invitations(first: 50, where: {status: PENDING}) {
      nodes {
        id
        email
        role
        expiresAt
      }
    }
    auditEntries(first: 25, after: $auditAfter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        action
        actor
        noun
        objectName
        createdAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamAdministrationQuery, TeamAdministrationQueryVariables>;
export const CreateInvitationDocument = new TypedDocumentString(`
    mutation CreateInvitation($input: CreateInvitationInput!) {
  createInvitation(input: $input) {
    link
    isMailed
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateInvitationMutation, CreateInvitationMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
  revokeInvitation(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const ChangeMemberRoleDocument = new TypedDocumentString(`
    mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {
  changeMemberRole(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeMemberRoleMutation, ChangeMemberRoleMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($input: RemoveMemberInput!) {
  removeMember(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const CreateApiTokenDocument = new TypedDocumentString(`
    mutation CreateApiToken($input: CreateApiTokenInput!) {
  createApiToken(input: $input) {
    secret
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateApiTokenMutation, CreateApiTokenMutationVariables>;
export const RevokeApiTokenDocument = new TypedDocumentString(`
    mutation RevokeApiToken($input: RevokeApiTokenInput!) {
  revokeApiToken(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeApiTokenMutation, RevokeApiTokenMutationVariables>;
export const TeamPricesDocument = new TypedDocumentString(`
    query TeamPrices($id: ID!) {
  prices(first: 100, where: {teamId: $id}) {
    nodes {
      id
      device
      currency
      pricePerDeviceHour
      validFrom
      validUntil
    }
  }
}
    `) as unknown as TypedDocumentString<TeamPricesQuery, TeamPricesQueryVariables>;
export const CreateTeamDocument = new TypedDocumentString(`
    mutation CreateTeam($input: CreateTeamInput!) {
  createTeam(input: $input) {
    team {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTeamMutation, CreateTeamMutationVariables>;
export const SetPriceDocument = new TypedDocumentString(`
    mutation SetPrice($input: SetPriceInput!) {
  setPrice(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetPriceMutation, SetPriceMutationVariables>;
export const RemovePriceDocument = new TypedDocumentString(`
    mutation RemovePrice($input: RemovePriceInput!) {
  removePrice(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemovePriceMutation, RemovePriceMutationVariables>;
export const TeamWebhooksDocument = new TypedDocumentString(`
    query TeamWebhooks($id: ID!) {
  team(id: $id) {
    id
    webhooks(first: 50) {
      nodes {
        id
        name
        url
        events
        isActive
        failingSince
        disabledAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamWebhooksQuery, TeamWebhooksQueryVariables>;
export const WebhookPageDocument = new TypedDocumentString(`
    query WebhookPage($id: ID!, $after: String) {
  webhook(id: $id) {
    id
    name
    url
    events
    isActive
    failingSince
    disabledAt
    createdAt
    deliveries(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        event
        status
        createdAt
        nextAttemptAt
        body
        attempts {
          number
          url
          sentAt
          milliseconds
          status
          fault
          responseHead
          headers {
            name
            value
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookPageQuery, WebhookPageQueryVariables>;
export const CreateWebhookDocument = new TypedDocumentString(`
    mutation CreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const UpdateWebhookDocument = new TypedDocumentString(`
    mutation UpdateWebhook($input: UpdateWebhookInput!) {
  updateWebhook(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateWebhookMutation, UpdateWebhookMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($input: WebhookInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const RemoveWebhookDocument = new TypedDocumentString(`
    mutation RemoveWebhook($input: WebhookInput!) {
  removeWebhook(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveWebhookMutation, RemoveWebhookMutationVariables>;
export const TestWebhookDocument = new TypedDocumentString(`
    mutation TestWebhook($input: WebhookInput!) {
  testWebhook(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TestWebhookMutation, TestWebhookMutationVariables>;
export const ResendWebhookDeliveryDocument = new TypedDocumentString(`
    mutation ResendWebhookDelivery($input: ResendWebhookDeliveryInput!) {
  resendWebhookDelivery(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResendWebhookDeliveryMutation, ResendWebhookDeliveryMutationVariables>;