# One image for every part of Critbatch; docker-compose.yml says which part a container is. The last stage is the usual one; the stage
# `gpu` is the worker's with CUDA.
FROM node:24-bookworm-slim AS critbatch
WORKDIR /critbatch
COPY package.json package-lock.json .npmrc ./
COPY theory/package.json theory/
COPY datafiles/package.json datafiles/
COPY prisma/package.json prisma/
COPY api/package.json api/
COPY worker/package.json worker/
COPY web/package.json web/
COPY launcher/package.json launcher/leaveOut.mjs launcher/
COPY clients/typescript/package.json clients/typescript/
RUN npm ci --omit=dev
COPY . .
RUN node launcher/src/part.ts build
# A named volume takes over the owner of the folder that it is mounted on.
RUN mkdir -p /var/lib/critbatch /var/lib/critbatch-tokens && chown node:node /var/lib/critbatch*
USER node
ENTRYPOINT ["node", "launcher/src/part.ts"]

# ONNX Runtime's own CUDA libraries: the build fails where they cannot be fetched.
FROM critbatch AS cuda
USER root
RUN node launcher/src/installCuda.ts

# CUDA 12 and cuDNN 9, which they need, come with NVIDIA's image; the driver comes from the host.
FROM nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04 AS gpu
COPY --from=cuda /usr/local/bin/node /usr/local/bin/node
COPY --from=cuda /critbatch /critbatch
WORKDIR /critbatch
# "ubuntu" is user 1000 there, as "node" is in the other image.
USER 1000
ENTRYPOINT ["node", "launcher/src/part.ts"]

FROM critbatch
