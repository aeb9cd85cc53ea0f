-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "objectName" TEXT;
