-- What was registered after runs of its sweep had ended was counted like a prediction. In a migration of its own: PostgreSQL takes no new
-- value of a type in the transaction that adds it.
UPDATE "PredictionScore" score SET verdict = 'HINDCAST', deviations = NULL, "logScore" = NULL
FROM "Prediction" prediction JOIN "StudyStage" stage ON stage.id = prediction."stageId"
WHERE prediction.id = score."predictionId" AND score.verdict IN ('INSIDE', 'OUTSIDE') AND EXISTS (
  SELECT FROM "Run" WHERE "sweepId" = stage."sweepId" AND status = 'SUCCEEDED' AND "finishedAt" <= prediction."registeredAt");
