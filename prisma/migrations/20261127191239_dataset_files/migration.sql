-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "fileSha256" TEXT;

-- CreateTable
CREATE TABLE "DatasetFile" (
    "teamId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "byteLength" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DatasetFile_pkey" PRIMARY KEY ("teamId","sha256")
);

-- CreateIndex
CREATE INDEX "Dataset_teamId_fileSha256_idx" ON "Dataset"("teamId", "fileSha256");

-- AddForeignKey
ALTER TABLE "DatasetFile" ADD CONSTRAINT "DatasetFile_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
