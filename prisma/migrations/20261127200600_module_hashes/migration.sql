-- As every other hash: 64 hexadecimal digits. A module by another hash would be offered by no worker.
ALTER TABLE "Model" ADD CONSTRAINT "Model_moduleSha256_check" CHECK ("moduleSha256" ~ '^[0-9a-f]{64}$');
