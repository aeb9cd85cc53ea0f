-- AlterEnum
ALTER TYPE "TeamEventKind" ADD VALUE 'SWEEP_PAUSED';
