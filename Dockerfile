# syntax=docker/dockerfile:1

# The images of the hub: regions, employers, candidates, agreements, gateway, and migrate, which runs once before
# them. docker-compose.yml builds and starts them all. Debian, not Alpine: the query planner is built for glibc.

FROM node:22-bookworm-slim AS base
WORKDIR /app

# The packages' manifests alone, so that a change in the sources does not install again.
FROM base AS manifests
COPY package.json package-lock.json ./
COPY gateway/package.json gateway/
COPY gateway/graphiql/package.json gateway/graphiql/
COPY gateway/standalone/package.json gateway/standalone/
COPY subgraphs/agreements/package.json subgraphs/agreements/
COPY subgraphs/candidates/package.json subgraphs/candidates/
COPY subgraphs/employers/package.json subgraphs/employers/
COPY subgraphs/regions/package.json subgraphs/regions/
COPY subgraphs/service-common/package.json subgraphs/service-common/
COPY subgraphs/testkit/package.json subgraphs/testkit/
ENV NPM_CONFIG_AUDIT=false NPM_CONFIG_FUND=false NPM_CONFIG_UPDATE_NOTIFIER=false

# What the four subgraphs need to run. It serves migrate too, which is made of them: so neither the embedded
# PostgreSQL nor the gateway's planner, both dependencies of the package it is in, gets into its image.
FROM manifests AS subgraph-packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --prefer-offline \
    -w @banenbrug/regions -w @banenbrug/employers -w @banenbrug/candidates -w @banenbrug/agreements
# A checkout made under a strict umask must not give files that the image's user cannot read.
RUN rm -r package-lock.json gateway subgraphs/testkit && chmod -R a+rX .

FROM manifests AS gateway-packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --prefer-offline -w @banenbrug/gateway
RUN rm -r package-lock.json gateway/standalone subgraphs/agreements subgraphs/candidates subgraphs/employers \
    subgraphs/regions subgraphs/testkit && chmod -R a+rX .

FROM manifests AS build
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --prefer-offline
COPY tsconfig.base.json ./
COPY gateway gateway
COPY subgraphs subgraphs
RUN npx tsc -b gateway/standalone && npm run build -w @banenbrug/graphiql
# What only the compiler and editors read.
RUN find gateway subgraphs -path '*/dist/*' '(' -name '*.d.ts' -o -name '*.map' -o -name '*.tsbuildinfo' ')' \
    -delete && chmod -R a+rX gateway subgraphs

# Everything the processes have in common: the kit, and how they listen, are asked for their health and stop.
FROM base AS server
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
COPY --from=build /app/subgraphs/service-common/dist subgraphs/service-common/dist
COPY --from=build /app/subgraphs/service-common/schema subgraphs/service-common/schema
COPY --from=build /app/subgraphs/service-common/reference subgraphs/service-common/reference
EXPOSE 4000
USER node
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

FROM server AS subgraphs
COPY --from=subgraph-packages /app ./
COPY --from=build /app/subgraphs/regions/dist subgraphs/regions/dist
COPY --from=build /app/subgraphs/regions/schema.graphql subgraphs/regions/
COPY --from=build /app/subgraphs/regions/schema subgraphs/regions/schema
COPY --from=build /app/subgraphs/regions/reference subgraphs/regions/reference
COPY --from=build /app/subgraphs/employers/dist subgraphs/employers/dist
COPY --from=build /app/subgraphs/employers/schema.graphql subgraphs/employers/
COPY --from=build /app/subgraphs/employers/schema subgraphs/employers/schema
COPY --from=build /app/subgraphs/candidates/dist subgraphs/candidates/dist
COPY --from=build /app/subgraphs/candidates/schema.graphql subgraphs/candidates/
COPY --from=build /app/subgraphs/candidates/schema subgraphs/candidates/schema
COPY --from=build /app/subgraphs/agreements/dist subgraphs/agreements/dist
COPY --from=build /app/subgraphs/agreements/schema.graphql subgraphs/agreements/
COPY --from=build /app/subgraphs/agreements/schema subgraphs/agreements/schema

FROM subgraphs AS regions
CMD ["node", "subgraphs/regions/dist/main.js"]

FROM subgraphs AS employers
CMD ["node", "subgraphs/employers/dist/main.js"]

FROM subgraphs AS candidates
CMD ["node", "subgraphs/candidates/dist/main.js"]

FROM subgraphs AS agreements
CMD ["node", "subgraphs/agreements/dist/main.js"]

FROM subgraphs AS migrate
COPY --from=build /app/gateway/standalone/package.json gateway/standalone/
COPY --from=build /app/gateway/standalone/dist gateway/standalone/dist
HEALTHCHECK NONE
ENTRYPOINT ["node", "gateway/standalone/dist/migrate.js"]

FROM server AS gateway
COPY --from=gateway-packages /app ./
COPY --from=build /app/gateway/dist gateway/dist
COPY --from=build /app/gateway/supergraph.graphql gateway/
COPY --from=build /app/gateway/graphiql/index.cjs gateway/graphiql/
COPY --from=build /app/gateway/graphiql/dist gateway/graphiql/dist
# The options of Node: gateway/src/node-options.ts says why.
CMD ["node", "--max-semi-space-size=64", "gateway/dist/main.js"]
