# Two stages: the first has everything that building needs, the second what running needs.
FROM node:24-bookworm-slim AS build
WORKDIR /rastro
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npx next build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 RASTRO_DATA=/data RASTRO_DEMO=0
WORKDIR /rastro
COPY --from=build /rastro ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not npm: the signal to stop has to reach the server, which finishes the batch that has begun.
CMD ["node", "--import", "./cli/setup/compile-cache.js", "cli/serve.ts"]
