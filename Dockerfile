FROM python:3.12-slim-bookworm AS build
WORKDIR /srv/attache
RUN python -m venv /opt/attache
COPY constraints-runtime.txt ./
RUN /opt/attache/bin/pip install --no-cache-dir --require-hashes -r constraints-runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY app app
# Editable: alembic.ini, migrations/ and seeds/ are found beside app/, here as in a checkout.
RUN /opt/attache/bin/pip install --no-cache-dir --no-deps --no-build-isolation --editable .

FROM python:3.12-slim-bookworm
RUN useradd --system --no-create-home --uid 10001 attache && install --directory --owner attache /data
COPY --from=build /opt/attache /opt/attache
WORKDIR /srv/attache
COPY alembic.ini ./
COPY migrations migrations
COPY seeds seeds
COPY app app
RUN python -m compileall -q app
ENV PATH=/opt/attache/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ATTACHE_DATABASE_URL=sqlite:////data/attache.db
USER attache
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["attache", "up", "--host", "0.0.0.0", "--port", "8000"]
