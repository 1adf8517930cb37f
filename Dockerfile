# tenantry, installed from its package, for somebody without rights.
#
#   docker build -t tenantry .
#   docker run --rm --read-only -v tenantry-state:/var/lib/tenantry -v "$PWD:/workspace:ro" \
#       tenantry plan
#
# The state is the volume /var/lib/tenantry; nothing else is ever written.
FROM swift:6.3-bookworm AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
WORKDIR /tenantry
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
COPY . .
RUN make release && cp .build/releases/*/tenantry_*.deb /tenantry.deb

FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN --mount=type=bind,from=build,source=/tenantry.deb,target=/tenantry.deb \
    apt-get update \
    && apt-get install -y --no-install-recommends git /tenantry.deb \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --home-dir /nonexistent tenantry \
    && install -d -o tenantry -g tenantry -m 0750 /var/lib/tenantry
ENV TENANTRY_STATE=/var/lib/tenantry/tenantry.db
VOLUME /var/lib/tenantry
WORKDIR /workspace
USER 10001
ENTRYPOINT ["tenantry"]
CMD ["--help"]
