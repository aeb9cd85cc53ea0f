-- AlterEnum
ALTER TYPE "Verdict" ADD VALUE 'HINDCAST';
