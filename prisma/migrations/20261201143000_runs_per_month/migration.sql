ALTER TABLE "Team" ADD COLUMN "runsPerMonth" INTEGER;
ALTER TABLE "Team" ADD CONSTRAINT "Team_runsPerMonth_positive" CHECK ("runsPerMonth" > 0);
