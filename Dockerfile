# One image for every part of Critbatch; docker-compose.yml says which part a container is.
FROM node:24-bookworm-slim
WORKDIR /critbatch
COPY package.json package-lock.json .npmrc ./
COPY theory/package.json theory/
COPY datafiles/package.json datafiles/
COPY prisma/package.json prisma/
COPY api/package.json api/
COPY worker/package.json worker/
COPY web/package.json web/
COPY launcher/package.json launcher/
COPY clients/typescript/package.json clients/typescript/
# "auto" in the GPU image lets ONNX Runtime fetch its CUDA libraries.
ARG ONNXRUNTIME_NODE_INSTALL=skip
RUN ONNXRUNTIME_NODE_INSTALL=${ONNXRUNTIME_NODE_INSTALL} npm ci --omit=dev
COPY . .
RUN node launcher/src/part.ts build
# A named volume takes over the owner of the folder that it is mounted on.
RUN mkdir -p /var/lib/critbatch /var/lib/critbatch-tokens && chown node:node /var/lib/critbatch*
USER node
ENTRYPOINT ["node", "launcher/src/part.ts"]
