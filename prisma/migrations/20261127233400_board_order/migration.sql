-- CreateIndex
CREATE INDEX "Submission_board_idx" ON "Submission"("benchmarkVersionId", "score", "lower", "upper", "submittedAt", "id") WHERE (status = 'LISTED'::"SubmissionStatus");

-- CreateIndex
CREATE INDEX "Submission_totals_idx" ON "Submission"("benchmarkVersionId", "teamId", "basis", "runCount") WHERE (status = 'LISTED'::"SubmissionStatus");
